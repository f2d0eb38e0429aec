package io.github.feedpin.benchmarks.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Request body, for clients that map it with Jackson. */
record RequestBody(
        @JsonProperty("time_sensitive") boolean timeSensitive,
        @JsonProperty("user_ids") List<String> userIds) {}
