package io.github.feedpin.reactor;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** JSON as it is spoken here: Jackson's streaming core with settings of our own, which no application can change. */
final class Json {

    /** Deeper than any response of the platform. */
    private static final int MAX_DEPTH = 64;

    /**
     * An object that names a field twice is malformed, rather than read in one of two ways; slashes are written as they
     * are.
     */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private Json() {}
}
