package io.github.feedpin.cli.report;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Counts outcomes, by kind and by reason. Outcomes come one at a time; read when all are in. */
public final class Tally {

    private static final int MOST_REASONS = 100;
    private static final String OTHER_REASONS = "other reasons";

    private final Map<OutcomeKind, Long> kinds = new EnumMap<>(OutcomeKind.class);
    private final Map<Reason, Long> reasons = new LinkedHashMap<>();
    private @Nullable FeedpinException obstacle;

    /** Counts one user. */
    public void add(UserOutcome outcome) {
        OutcomeKind kind = outcome.kind();
        kinds.merge(kind, 1L, Long::sum);
        if (kind != OutcomeKind.APPLIED) {
            reasons.merge(bounded(Reason.of(outcome)), 1L, Long::sum);
        }
        if (obstacle == null) {
            obstacle = obstacleIn(outcome);
        }
    }

    /** How many users ended so. */
    public long count(OutcomeKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    /** How many users there were. */
    public long total() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Why users ended so, and how many for each reason, the most frequent first. */
    List<Map.Entry<Reason, Long>> reasons(OutcomeKind kind) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    /**
     * What was in the way, when the app or the platform could not be used at all: nobody got through to a response of
     * his own.
     */
    public Optional<FeedpinException> obstacle() {
        boolean somebodyGotThrough = count(OutcomeKind.APPLIED) + count(OutcomeKind.REJECTED) > 0;
        return somebodyGotThrough ? Optional.empty() : Optional.ofNullable(obstacle);
    }

    private Reason bounded(Reason reason) {
        return reasons.size() < MOST_REASONS || reasons.containsKey(reason)
                ? reason
                : new Reason(reason.kind(), OTHER_REASONS, "");
    }

    private static @Nullable FeedpinException obstacleIn(UserOutcome outcome) {
        if (outcome instanceof Unknown unknown) {
            // Whom the operator did not wait for says nothing about the platform.
            return unknown.cause().getCause() instanceof CancellationException ? null : unknown.cause();
        }
        if (outcome instanceof NotSent notSent) {
            return switch (notSent.reason()) {
                case APP_REJECTED, UNREACHABLE, RATE_LIMITED -> notSent.cause();
                case INVALID_ID, CALL_REJECTED, SUPERSEDED, DEADLINE, CANCELLED, CLOSED -> null;
            };
        }
        return null;
    }
}
