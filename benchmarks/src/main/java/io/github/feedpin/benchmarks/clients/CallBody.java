package io.github.feedpin.benchmarks.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The body of a call, for clients that map it. */
record CallBody(
        @JsonProperty("time_sensitive") boolean timeSensitive,
        @JsonProperty("user_ids") List<String> userIds) {}
