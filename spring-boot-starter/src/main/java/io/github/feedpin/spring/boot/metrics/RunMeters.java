package io.github.feedpin.spring.boot.metrics;

import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.CALL_USERS;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.OUTCOMES;
import static io.github.feedpin.spring.boot.metrics.FeedpinMeter.RETRIES;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * {@link RunListener} that records the runs and single requests of one client. All meters are registered at zero from
 * the start.
 */
final class RunMeters implements RunListener {

    private final Map<OutcomeKind, Counter> kinds = new EnumMap<>(OutcomeKind.class);
    private final Map<NotSentReason, Counter> reasons = new EnumMap<>(NotSentReason.class);
    private final DistributionSummary callUsers;
    private final Counter retries;

    RunMeters(MeterRegistry registry, String client) {
        for (OutcomeKind kind : OutcomeKind.values()) {
            if (kind != OutcomeKind.NOT_SENT) {
                kinds.put(kind, outcomes(registry, client, kind, "none"));
            }
        }
        for (NotSentReason reason : NotSentReason.values()) {
            reasons.put(reason, outcomes(registry, client, OutcomeKind.NOT_SENT, lowerCase(reason)));
        }
        this.callUsers = registry.summary(CALL_USERS.getName(), CALL_USERS.tags(client));
        this.retries = registry.counter(RETRIES.getName(), RETRIES.tags(client));
    }

    private static Counter outcomes(MeterRegistry registry, String client, OutcomeKind kind, String reason) {
        return registry.counter(OUTCOMES.getName(), OUTCOMES.tags(client, lowerCase(kind), reason));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void onCallEnded(CallResult call) {
        callUsers.record(call.users());
        if (call.retry()) {
            retries.increment();
        }
    }

    @Override
    public void onOutcome(UserOutcome outcome) {
        Counter counter =
                outcome instanceof NotSent notSent ? reasons.get(notSent.reason()) : kinds.get(outcome.kind());
        Objects.requireNonNull(counter).increment();
    }
}
