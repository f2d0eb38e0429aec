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

/** A run, or a single, that is being observed. */
final class ObservedPin {

    private static final PinObservationConvention CONVENTION = new DefaultPinObservationConvention();

    private final PinObservationContext context;
    private final ActiveObservation active;
    private final LongAdder users = new LongAdder();

    ObservedPin(ClientObservations observations, FeedpinObservation which, PinAction action, ContextView subscriber) {
        this.context = new PinObservationContext(which, observations.client(), action);
        this.active = ActiveObservation.start(
                () -> which.observation(null, CONVENTION, () -> context, observations.registry()), subscriber);
    }

    Context putInto(Context subscriber) {
        return active.putInto(subscriber);
    }

    void settled(int more) {
        users.add(more);
    }

    void failed(Throwable failure) {
        stopped("failed", failure);
    }

    void cancelled() {
        ended("cancelled");
    }

    /** @param failure why; null when nothing failed */
    void stopped(String result, @Nullable Throwable failure) {
        if (failure != null) {
            active.error(failure);
        }
        ended(result);
    }

    void ended(String result) {
        active.stop(() -> context.end(result, users.sum()));
    }
}
