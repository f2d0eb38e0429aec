package io.github.feedpin.simulator.table;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.simulator.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a response on both sides.
 *
 * @param code null for 0 as well, which indicates no failure
 */
record ResponseIdentity(
        int status, @Nullable Integer code, @Nullable String logId) {

    ResponseIdentity {
        code = code == null || code == 0 ? null : code;
    }

    static ResponseIdentity of(JournalEntry entry) {
        return new ResponseIdentity(entry.status(), entry.code(), entry.logId());
    }

    static ResponseIdentity of(PlatformError error) {
        return new ResponseIdentity(error.status(), error.code(), error.logId());
    }
}
