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

/** Counts outcomes by kind and by reason. Not thread-safe. */
public final class OutcomeSummary {

    private static final int MAX_REASONS = 100;
    private static final String OTHER_REASONS = "other reasons";

    private final Map<OutcomeKind, Long> kinds = new EnumMap<>(OutcomeKind.class);
    private final Map<OutcomeReason, Long> reasons = new LinkedHashMap<>();
    private @Nullable FeedpinException fatalFailure;

    /** Adds an outcome. */
    public void add(UserOutcome outcome) {
        OutcomeKind kind = outcome.kind();
        kinds.merge(kind, 1L, Long::sum);
        if (kind != OutcomeKind.APPLIED) {
            reasons.merge(bounded(OutcomeReason.of(outcome)), 1L, Long::sum);
        }
        if (fatalFailure == null) {
            fatalFailure = fatalFailureIn(outcome);
        }
    }

    /** Returns the number of users with this kind of outcome. */
    public long count(OutcomeKind kind) {
        return kinds.getOrDefault(kind, 0L);
    }

    /** Returns the number of users. */
    public long total() {
        return kinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the reasons for this kind of outcome with their counts, the most frequent first. */
    List<Map.Entry<OutcomeReason, Long>> reasons(OutcomeKind kind) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    /** Returns the failure that made the app or the platform unusable; empty when any user was applied or rejected. */
    public Optional<FeedpinException> fatalFailure() {
        boolean usable = count(OutcomeKind.APPLIED) + count(OutcomeKind.REJECTED) > 0;
        return usable ? Optional.empty() : Optional.ofNullable(fatalFailure);
    }

    private OutcomeReason bounded(OutcomeReason reason) {
        return reasons.size() < MAX_REASONS || reasons.containsKey(reason)
                ? reason
                : new OutcomeReason(reason.kind(), OTHER_REASONS, "");
    }

    private static @Nullable FeedpinException fatalFailureIn(UserOutcome outcome) {
        if (outcome instanceof Unknown unknown) {
            // A stop by the operator is not a failure of the platform.
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
