package io.github.feedpin.simulator.table;

import io.github.feedpin.error.PlatformError;
import io.github.feedpin.simulator.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * By what a response is known again, on both sides.
 *
 * @param code null for 0 as well, which says nothing of a failure
 */
record Told(int status, @Nullable Integer code, @Nullable String logId) {

    Told {
        code = code == null || code == 0 ? null : code;
    }

    static Told by(JournalEntry entry) {
        return new Told(entry.status(), entry.code(), entry.logId());
    }

    static Told by(PlatformError error) {
        return new Told(error.status(), error.code(), error.logId());
    }
}
