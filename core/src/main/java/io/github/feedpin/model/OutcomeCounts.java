package io.github.feedpin.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts of outcomes by kind, platform code and reason. Immutable; counted by an {@link OutcomeCounter}. */
public final class OutcomeCounts {

    private final long[] byKind;
    private final Map<Integer, Long> rejectedByCode;
    private final Map<NotSentReason, Long> notSentByReason;

    OutcomeCounts(long[] byKind, Map<Integer, Long> rejectedByCode, Map<NotSentReason, Long> notSentByReason) {
        this.byKind = byKind;
        this.rejectedByCode = Collections.unmodifiableMap(new TreeMap<>(rejectedByCode));
        this.notSentByReason = Collections.unmodifiableMap(new EnumMap<>(notSentByReason));
    }

    /** {@return the number of users with an outcome} */
    public long total() {
        return applied() + rejected() + notSent() + unknown();
    }

    /** {@return the number of users for whom the platform confirmed the change} */
    public long applied() {
        return count(OutcomeKind.APPLIED);
    }

    /** {@return the number of users whom the platform rejected} */
    public long rejected() {
        return count(OutcomeKind.REJECTED);
    }

    /** {@return the number of users whose state on the platform is certainly unchanged} */
    public long notSent() {
        return count(OutcomeKind.NOT_SENT);
    }

    /** {@return the number of users whose call was sent, but whose result is unknown} */
    public long unknown() {
        return count(OutcomeKind.UNKNOWN);
    }

    /**
     * {@return the numbers of rejected users by the platform's code, in ascending order of the codes; unmodifiable} A
     * counter distinguishes at most {@value OutcomeCounter#MAX_CODES} codes; users with further ones are in
     * {@link #rejected()} only.
     */
    public Map<Integer, Long> rejectedByCode() {
        return rejectedByCode;
    }

    /**
     * {@return the number of users that were not sent, for each reason, in the order of the enum; unmodifiable} Reasons
     * without users are left out.
     */
    public Map<NotSentReason, Long> notSentByReason() {
        return notSentByReason;
    }

    private long count(OutcomeKind kind) {
        return byKind[kind.ordinal()];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutcomeCounts that
                && Arrays.equals(byKind, that.byKind)
                && rejectedByCode.equals(that.rejectedByCode)
                && notSentByReason.equals(that.notSentByReason);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(byKind);
    }

    @Override
    public String toString() {
        return "OutcomeCounts[applied=" + applied() + ", rejected=" + rejected() + rejectedByCode + ", notSent="
                + notSent() + notSentByReason + ", unknown=" + unknown() + "]";
    }
}
