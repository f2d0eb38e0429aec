package io.github.feedpin.simulator.internal.response;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    /** Prepared for one type, like the writer: resolving it on demand could block, and would slow the first call. */
    private static final ObjectReader READER = MAPPER.readerFor(JsonNode.class);

    private static final ObjectWriter WRITER = MAPPER.writerFor(ObjectNode.class);

    private Json() {}

    /** Returns the JSON value, or a missing node if the bytes are not one JSON value without duplicate fields. */
    public static JsonNode read(byte[] bytes) {
        try {
            return READER.readTree(bytes);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the {@code code} of a response; null if there is none, or it is not an integer. */
    public static @Nullable Integer codeOf(JsonNode body) {
        JsonNode code = body.path("code");
        return code.isInt() ? code.intValue() : null;
    }

    /** Returns whether a field is missing or null. */
    public static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    public static byte[] write(ObjectNode object) {
        return WRITER.writeValueAsBytes(object);
    }
}
