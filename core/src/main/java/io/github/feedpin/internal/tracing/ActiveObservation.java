package io.github.feedpin.internal.tracing;

import io.github.feedpin.internal.guard.ApplicationCode;
import io.micrometer.observation.Observation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * A started observation, which is stopped once. What its handlers, conventions and predicates throw is logged and
 * ignored.
 */
public final class ActiveObservation {

    /**
     * The key of the current observation in a Reactor context, as Micrometer's context propagation defines it, which
     * may be absent.
     */
    public static final String KEY = "micrometer.observation";

    private static final String OBSERVATION = "An observation";

    private final Observation observation;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private ActiveObservation(Observation observation) {
        this.observation = observation;
    }

    /**
     * Starts an observation whose parent is that of the subscriber's context, or else of the thread. The subscriber's
     * is put in scope meanwhile, since tracing prefers what is in scope on the thread, which may belong to another
     * subscriber's response.
     */
    public static ActiveObservation start(Supplier<Observation> creation, ContextView subscriber) {
        Observation observation = ApplicationCode.call(OBSERVATION, creation, Observation.NOOP);
        ApplicationCode.run(OBSERVATION, () -> {
            @Nullable Observation parent = subscriber.getOrDefault(KEY, null);
            if (parent == null) {
                observation.start();
            } else {
                parent.scoped(() -> observation.parentObservation(parent).start());
            }
        });
        return new ActiveObservation(observation);
    }

    /** Returns a context whose current observation is this one. */
    public Context putInto(Context context) {
        return context.put(KEY, observation);
    }

    public void error(Throwable failure) {
        ApplicationCode.run(OBSERVATION, () -> observation.error(failure));
    }

    public void stop() {
        stop(() -> {});
    }

    /** @param before run before the stop; not if it is stopped already */
    public void stop(Runnable before) {
        if (stopped.compareAndSet(false, true)) {
            before.run();
            ApplicationCode.run(OBSERVATION, observation::stop);
        }
    }
}
