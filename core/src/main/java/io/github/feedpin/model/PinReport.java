package io.github.feedpin.model;

import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Rejected;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The account of a run. Serializable. It always adds up: applied + rejected + notSent + unknown = distinct, and
 * distinct + duplicates = submitted. It tells what the platform confirmed, not what is so later on: another request, or
 * an earlier one that is carried out late, may have changed it; see {@link UserOutcome.Applied}.
 *
 * @param submitted how many ids were handed in, repetitions included
 * @param outcomes what became of each distinct id, in the order in which the ids were first seen; unmodifiable
 * @param stats what the run cost
 */
public record PinReport(long submitted, Map<String, UserOutcome> outcomes, RunStats stats) implements Serializable {

    /**
     * Copies the map, keeping its order, unless it is an {@link OutcomeMap}.
     *
     * @throws IllegalArgumentException when there are more outcomes than were submitted, or one stands under another id
     *     than its own
     */
    public PinReport {
        outcomes = OutcomeMap.copyOf(outcomes);
        Objects.requireNonNull(stats, "stats");
        if (submitted < outcomes.size()) {
            throw new IllegalArgumentException(
                    "There are " + outcomes.size() + " outcomes, but only " + submitted + " ids were submitted");
        }
    }

    /** How many different ids were handed in. */
    public long distinct() {
        return outcomes.size();
    }

    /** How many ids were dropped because they had been seen before. */
    public long duplicates() {
        return submitted - distinct();
    }

    /** How many users the platform confirmed. */
    public long applied() {
        return count(OutcomeKind.APPLIED);
    }

    /** How many users the platform rejected. */
    public long rejected() {
        return count(OutcomeKind.REJECTED);
    }

    /** How many users were certainly not changed. */
    public long notSent() {
        return count(OutcomeKind.NOT_SENT);
    }

    /** How many users were sent without a trustworthy response. */
    public long unknown() {
        return count(OutcomeKind.UNKNOWN);
    }

    /** How many users ended with each of the platform's error codes; outcomes without a code are not counted. */
    public Map<Integer, Long> countsByCode() {
        Map<Integer, Long> counts = new TreeMap<>();
        for (UserOutcome outcome : outcomes.values()) {
            Integer code = outcome instanceof Rejected rejected
                    ? Integer.valueOf(rejected.code())
                    : outcome.platformError().map(error -> error.code()).orElse(null);
            if (code != null) {
                counts.merge(code, 1L, Long::sum);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /** How many users were not sent for each reason; reasons without any users are left out. */
    public Map<NotSentReason, Long> notSentByReason() {
        Map<NotSentReason, Long> counts = new EnumMap<>(NotSentReason.class);
        for (UserOutcome outcome : outcomes.values()) {
            if (outcome instanceof NotSent notSent) {
                counts.merge(notSent.reason(), 1L, Long::sum);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /** The ids for which another run may end better, in first-seen order. */
    public List<String> retryableUserIds() {
        return outcomes.values().stream()
                .filter(UserOutcome::isRetryable)
                .map(UserOutcome::userId)
                .toList();
    }

    private long count(OutcomeKind kind) {
        return ((OutcomeMap) outcomes).count(kind);
    }

    /** The figures, also by code and by reason, and no user's id. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
