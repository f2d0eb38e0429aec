package io.github.feedpin.internal.release;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.internal.retry.Backoff;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinCallEnd;
import io.github.feedpin.pin.PinnedUser;
import java.time.Duration;

/**
 * The ends of releases: they are repeated until the platform confirms them, or rejects the user or the tenant. A call
 * that is rejected for its content is repeated in two halves, so that its other users are released soon.
 */
final class ReleaseEnds implements CallEnds {

    static final ReleaseEnds INSTANCE = new ReleaseEnds();

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private ReleaseEnds() {}

    @Override
    public PinCallEnd responded(PinnedUser user, UserOutcome outcome) {
        return switch (outcome.kind()) {
            case APPLIED -> PinCallEnd.of(user.userId(), PinCallEnd.Result.APPLIED);
            case REJECTED -> PinCallEnd.impossible(user.userId(), outcome.message());
            case NOT_SENT -> repeated(user, PinCallEnd.Result.UNCHANGED);
            case UNKNOWN -> abandoned(user);
        };
    }

    @Override
    public PinCallEnd failed(PinnedUser user, int users, FeedpinException failure) {
        if (failure.mayHaveActed()) {
            return abandoned(user);
        }
        boolean content = failure.scope() == FailureScope.REQUEST;
        if (failure.scope() == FailureScope.TENANT || content && users == 1) {
            return PinCallEnd.impossible(user.userId(), failure.getMessage());
        }
        return content
                ? PinCallEnd.of(user.userId(), PinCallEnd.Result.UNCHANGED)
                        .repeatedAfter(Duration.ZERO, (users + 1) / 2)
                : repeated(user, PinCallEnd.Result.UNCHANGED);
    }

    @Override
    public PinCallEnd notSent(PinnedUser user) {
        return PinCallEnd.of(user.userId(), PinCallEnd.Result.UNCHANGED);
    }

    @Override
    public PinCallEnd abandoned(PinnedUser user) {
        return repeated(user, PinCallEnd.Result.UNKNOWN);
    }

    private static PinCallEnd repeated(PinnedUser user, PinCallEnd.Result result) {
        return PinCallEnd.of(user.userId(), result)
                .repeatedAfter(BACKOFF.after(user.attempts()), TimeSensitiveRequest.MAX_USERS);
    }
}
