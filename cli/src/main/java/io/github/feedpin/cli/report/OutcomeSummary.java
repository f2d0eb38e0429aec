package io.github.feedpin.cli.report;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.OutcomeCounter;
import io.github.feedpin.model.OutcomeCounts;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.model.UserOutcome.Unknown;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts outcomes by kind and by reason. Not thread-safe, except {@link #stop()}. */
public final class OutcomeSummary {

    private static final int MAX_REASONS = 100;
    private static final String OTHER_REASONS = "other reasons";

    private final OutcomeCounter counter = new OutcomeCounter();
    private final Map<OutcomeReason, Long> reasons = new LinkedHashMap<>();
    private @Nullable FeedpinException fatalFailure;
    private volatile boolean stopped;

    /** Adds an outcome. */
    public void add(UserOutcome outcome) {
        counter.add(outcome);
        if (outcome.kind() != OutcomeKind.APPLIED) {
            reasons.merge(bounded(OutcomeReason.of(outcome)), 1L, Long::sum);
        }
        if (fatalFailure == null) {
            fatalFailure = fatalFailureIn(outcome);
        }
    }

    /**
     * Records that the operator stopped the run. The platform is not to blame for calls that have no response from then
     * on.
     */
    public void stop() {
        stopped = true;
    }

    /** Returns the numbers of outcomes. */
    public OutcomeCounts counts() {
        return counter.counts();
    }

    /** Returns the reasons for this kind of outcome with their counts, the most frequent first. */
    List<Map.Entry<OutcomeReason, Long>> reasons(OutcomeKind kind) {
        return reasons.entrySet().stream()
                .filter(entry -> entry.getKey().kind() == kind)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .toList();
    }

    /** Returns the failure that made the app or the platform unusable; empty if any outcome is applied or rejected. */
    public Optional<FeedpinException> fatalFailure() {
        OutcomeCounts counts = counts();
        boolean usable = counts.applied() + counts.rejected() > 0;
        return usable ? Optional.empty() : Optional.ofNullable(fatalFailure);
    }

    private OutcomeReason bounded(OutcomeReason reason) {
        return reasons.size() < MAX_REASONS || reasons.containsKey(reason)
                ? reason
                : new OutcomeReason(reason.kind(), OTHER_REASONS, "");
    }

    private @Nullable FeedpinException fatalFailureIn(UserOutcome outcome) {
        if (outcome instanceof Unknown unknown) {
            return stopped ? null : unknown.cause();
        }
        if (outcome instanceof NotSent notSent) {
            return switch (notSent.reason()) {
                case APP_REJECTED, TENANT_REJECTED, CHAT_REJECTED, TICKET_PENDING, UNREACHABLE, RATE_LIMITED ->
                    notSent.cause();
                case INVALID_ID, NOT_RECORDED, CALL_REJECTED, SUPERSEDED, DEADLINE, CANCELLED, CLOSED -> null;
            };
        }
        return null;
    }
}
