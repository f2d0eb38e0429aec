package io.github.feedpin.simulator;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON of responses. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /**
     * Made for one type beforehand, like the writer: looking for the way to read it could block, and would slow the
     * first response.
     */
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

    private static final ObjectWriter WRITER = MAPPER.writerFor(ObjectNode.class);

    private Json() {}

    /** What the bytes say, when they are one JSON value that names no field twice; else a missing node. */
    static JsonNode read(byte[] bytes) {
        try {
            return READER.readTree(bytes);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }

    static byte[] write(ObjectNode object) {
        return WRITER.writeValueAsBytes(object);
    }
}
