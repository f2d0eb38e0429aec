package io.github.feedpin.internal.tracing;

import io.github.feedpin.internal.guard.ForeignCode;
import io.micrometer.observation.Observation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * An observation under way, stopped once. What its handlers, conventions and predicates throw is logged, and costs
 * nobody an outcome.
 */
public final class ActiveObservation {

    /**
     * Where Micrometer looks for the current observation in a Reactor context, also where its context propagation is
     * not present.
     */
    public static final String KEY = "micrometer.observation";

    private static final String OBSERVATION = "An observation";

    private final Observation observation;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ActiveObservation(Observation observation) {
        this.observation = observation;
    }

    /**
     * Starts in the trace of the subscriber; where its context has none, in that of the thread. The subscriber's is put
     * in scope meanwhile, for tracing prefers whatever is in scope on the thread, which may have come here with
     * somebody else's response.
     */
    public static ActiveObservation start(Supplier<Observation> creation, ContextView subscriber) {
        Observation observation = created(creation);
        safely(() -> {
            @Nullable Observation parent = subscriber.getOrDefault(KEY, null);
            if (parent == null) {
                observation.start();
            } else {
                parent.scoped(() -> observation.parentObservation(parent).start());
            }
        });
        return new ActiveObservation(observation);
    }

    private static Observation created(Supplier<Observation> creation) {
        try {
            return creation.get();
        } catch (Throwable failure) {
            ForeignCode.logFailure(OBSERVATION, failure);
            return Observation.NOOP;
        }
    }

    /** The context for what is observed, so that it belongs to this. */
    public Context putInto(Context context) {
        return context.put(KEY, observation);
    }

    public void error(Throwable failure) {
        safely(() -> observation.error(failure));
    }

    public void stop() {
        stop(() -> {});
    }

    /** @param before what is noted last; not when it is stopped already */
    public void stop(Runnable before) {
        if (stopped.compareAndSet(false, true)) {
            before.run();
            safely(observation::stop);
        }
    }

    private static void safely(Runnable step) {
        ForeignCode.run(OBSERVATION, step);
    }
}
