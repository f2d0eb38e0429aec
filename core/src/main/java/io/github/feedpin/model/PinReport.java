package io.github.feedpin.model;

import io.github.feedpin.model.UserOutcome.Rejected;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Report of a run. Immutable and serializable. It always adds up: applied + rejected + notSent + unknown = distinct,
 * and distinct + duplicates = submitted. It contains what the platform confirmed, not the state at a later time:
 * another request, or an earlier one that is processed late, may have changed it; see {@link UserOutcome.Applied}.
 */
// Long, since each question about the outcomes has its method and its documentation here.
public final class PinReport implements Serializable {

    private static final long serialVersionUID = 1L;

    private final long submitted;
    private final OutcomeMap outcomes;
    private final RunStats stats;
    private final transient OutcomeCounts counts;

    private PinReport(long submitted, OutcomeMap outcomes, RunStats stats) {
        if (submitted < outcomes.size()) {
            throw new IllegalArgumentException(
                    "There are " + outcomes.size() + " outcomes, but only " + submitted + " ids were submitted");
        }
        this.submitted = submitted;
        this.outcomes = outcomes;
        this.stats = Objects.requireNonNull(stats, "stats");
        OutcomeCounter counter = new OutcomeCounter();
        outcomes.values().forEach(counter::add);
        this.counts = counter.counts();
    }

    /**
     * Creates a report of these outcomes, in their order, without duplicates and with empty stats. For tests that mock
     * a client, and for decorators.
     *
     * @param outcomes one for each distinct id
     * @return a report in which as many ids were submitted as there are outcomes
     * @throws IllegalArgumentException if two outcomes have the same id
     */
    public static PinReport of(Collection<? extends UserOutcome> outcomes) {
        return new PinReport(outcomes.size(), OutcomeMap.of(outcomes), RunStats.of(0, 0, 0, Duration.ZERO));
    }

    /**
     * Creates a builder that records the outcomes of these ids as they become known.
     *
     * @param userIds the submitted ids, copied
     * @return a builder that requires an outcome for each distinct id
     * @throws IllegalArgumentException if an id is null; the message contains its position
     */
    public static Builder builder(Collection<String> userIds) {
        return new Builder(userIds);
    }

    /**
     * {@return a copy with another number of submitted ids}
     *
     * @param ids including duplicates
     * @throws IllegalArgumentException if it is less than the number of outcomes
     */
    public PinReport withSubmitted(long ids) {
        return new PinReport(ids, outcomes, stats);
    }

    /**
     * {@return a copy with other stats}
     *
     * @param other the stats of the run
     */
    public PinReport withStats(RunStats other) {
        return new PinReport(submitted, outcomes, other);
    }

    /** {@return the number of submitted ids, including duplicates} */
    public long submitted() {
        return submitted;
    }

    /** {@return the outcome of each distinct id, in first-seen order; unmodifiable} */
    public Map<String, UserOutcome> outcomes() {
        return outcomes;
    }

    /** {@return the statistics of the run: calls, retries, rate limit rejections and duration} */
    public RunStats stats() {
        return stats;
    }

    /** {@return the counts of outcomes by kind, code and reason} */
    public OutcomeCounts counts() {
        return counts;
    }

    /** {@return the number of distinct ids} */
    public long distinct() {
        return outcomes.size();
    }

    /** {@return the number of ids that were dropped as duplicates} */
    public long duplicates() {
        return submitted - distinct();
    }

    /** {@return the number of users for whom the platform confirmed the change} */
    public long applied() {
        return counts.applied();
    }

    /** {@return the number of users whom the platform rejected} */
    public long rejected() {
        return counts.rejected();
    }

    /** {@return the number of users whose state on the platform is certainly unchanged} */
    public long notSent() {
        return counts.notSent();
    }

    /** {@return the number of users whose call was sent, but whose result is unknown} */
    public long unknown() {
        return counts.unknown();
    }

    /**
     * {@return the counts of outcomes of any kind by the platform's code, in ascending order of the codes;
     * unmodifiable} Outcomes without a code are not counted.
     */
    public Map<Integer, Long> countsByCode() {
        Map<Integer, Long> byCode = new TreeMap<>();
        for (UserOutcome outcome : outcomes.values()) {
            Integer code = outcome instanceof Rejected rejected
                    ? Integer.valueOf(rejected.code())
                    : outcome.platformError().map(error -> error.code()).orElse(null);
            if (code != null) {
                byCode.merge(code, 1L, Long::sum);
            }
        }
        return Collections.unmodifiableMap(byCode);
    }

    /**
     * {@return the number of users that were not sent, for each reason; unmodifiable} Reasons without users are left
     * out.
     */
    public Map<NotSentReason, Long> notSentByReason() {
        return counts.notSentByReason();
    }

    /**
     * {@return the ids whose outcomes are of one kind, in first-seen order; unmodifiable}
     *
     * @param kind the kind of the outcomes
     */
    public List<String> userIds(OutcomeKind kind) {
        Objects.requireNonNull(kind, "kind");
        return outcomes.values().stream()
                .filter(outcome -> outcome.kind() == kind)
                .map(UserOutcome::userId)
                .toList();
    }

    /**
     * Requires that each user has been applied, as in a report without users. For instance
     * {@code client.pin(ids).map(PinReport::requireAllApplied)}.
     *
     * @return this report
     * @throws UsersNotAppliedException if at least one user has not been applied
     */
    public PinReport requireAllApplied() {
        if (applied() < distinct()) {
            throw new UsersNotAppliedException(this);
        }
        return this;
    }

    /**
     * {@return the ids whose outcomes are {@linkplain UserOutcome#isRetryable() retryable}, in first-seen order;
     * unmodifiable}
     */
    public List<String> retryableUserIds() {
        return outcomes.values().stream()
                .filter(UserOutcome::isRetryable)
                .map(UserOutcome::userId)
                .toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PinReport that
                && submitted == that.submitted
                && outcomes.equals(that.outcomes)
                && stats.equals(that.stats);
    }

    @Override
    public int hashCode() {
        return Objects.hash(submitted, outcomes, stats);
    }

    /** Returns the numbers, by kind and reason, without user ids. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }

    private Object readResolve() {
        return new PinReport(submitted, outcomes, stats);
    }

    /** Builder for a {@link PinReport}. Thread-safe, except that an iterator is used by one thread at a time. */
    public static final class Builder {

        private final OutcomeMap.Builder outcomes;

        private Builder(Collection<String> userIds) {
            this.outcomes = new OutcomeMap.Builder(userIds);
        }

        /**
         * {@return an iterator over the distinct ids, in first-seen order} Each is known to the builder when it is
         * returned, at the latest. All iterators share one position.
         */
        public Iterator<String> distinctUserIds() {
            return outcomes.distinctUserIds();
        }

        /**
         * Records an outcome, or replaces it.
         *
         * @param outcome the outcome of an id that an iterator has returned
         * @throws java.util.NoSuchElementException if its id is not known yet
         */
        public void record(UserOutcome outcome) {
            outcomes.record(outcome);
        }

        /**
         * Records outcomes as {@link #record} does, faster than one by one.
         *
         * @param all the outcomes of ids that an iterator has returned
         * @throws java.util.NoSuchElementException if the id of one is not known yet; those before it are recorded
         */
        public void recordAll(Collection<UserOutcome> all) {
            outcomes.recordAll(all);
        }

        /**
         * Builds the report. The builder must not be used afterwards.
         *
         * @param stats the statistics of the run
         * @return a report with the ids that the builder was created with
         * @throws IllegalStateException if an id has no outcome
         */
        public PinReport build(RunStats stats) {
            return new PinReport(outcomes.submitted(), outcomes.build(), stats);
        }
    }
}
