package io.github.feedpin.model;

import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts outcomes as they arrive, in bounded memory. Thread-safe. */
public final class OutcomeCounter {

    /** The maximum number of platform codes that are distinguished. */
    static final int MAX_CODES = 1000;

    private final long[] byKind = new long[OutcomeKind.values().length];
    private final Map<Integer, Long> rejectedByCode = new HashMap<>();
    private final Map<NotSentReason, Long> notSentByReason = new EnumMap<>(NotSentReason.class);

    /** Creates a counter without outcomes. */
    public OutcomeCounter() {}

    /**
     * Counts one outcome.
     *
     * @param outcome counted by its kind, and by its code or reason
     */
    public synchronized void add(UserOutcome outcome) {
        byKind[outcome.kind().ordinal()]++;
        if (outcome instanceof NotSent notSent) {
            notSentByReason.merge(notSent.reason(), 1L, Long::sum);
        } else if (outcome instanceof Rejected rejected
                && (rejectedByCode.size() < MAX_CODES || rejectedByCode.containsKey(rejected.code()))) {
            rejectedByCode.merge(rejected.code(), 1L, Long::sum);
        }
    }

    /** {@return the counts so far} */
    public synchronized OutcomeCounts counts() {
        return new OutcomeCounts(byKind.clone(), rejectedByCode, notSentByReason);
    }
}
