package io.github.feedpin.internal.run;

import io.github.feedpin.internal.tracing.ActiveObservation;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.observation.DefaultPinObservationConvention;
import io.github.feedpin.observation.FeedpinObservation;
import io.github.feedpin.observation.PinObservationContext;
import io.github.feedpin.observation.PinObservationConvention;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The observation of a run or of a single request. */
final class PinObservation {

    private static final PinObservationConvention CONVENTION = new DefaultPinObservationConvention();

    private final PinObservationContext context;
    private final ActiveObservation active;
    private final LongAdder users = new LongAdder();

    PinObservation(
            ClientObservations observations, FeedpinObservation which, PinAction action, ContextView subscriber) {
        this.context = new PinObservationContext(which, observations.client(), observations.cardType(), action);
        this.active = ActiveObservation.start(
                () -> which.observation(null, CONVENTION, () -> context, observations.registry()), subscriber);
    }

    Context putInto(Context subscriber) {
        return active.putInto(subscriber);
    }

    void addUsers(int more) {
        users.add(more);
    }

    /** @param failure null when nothing failed */
    void end(String result, @Nullable Throwable failure) {
        if (failure != null) {
            active.error(failure);
        }
        end(result);
    }

    void end(String result) {
        active.stop(() -> context.end(result, users.sum()));
    }
}
