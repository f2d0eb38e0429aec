package io.github.feedpin.internal.run;

import static io.github.feedpin.observation.FeedpinObservation.RUN;
import static io.github.feedpin.observation.FeedpinObservation.SINGLE;

import io.github.feedpin.internal.tracing.ActiveObservation;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserOutcome;
import io.micrometer.observation.NullObservation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Observes the runs and singles of one client; at no cost while nobody listens.
 *
 * @param registry who is told
 * @param client the client's name
 */
public record ClientObservations(ObservationRegistry registry, String client) {

    /** A run, from the subscription on. */
    public Flux<List<UserOutcome>> run(PinAction action, RunState state, Flux<List<UserOutcome>> outcomes) {
        if (registry.isNoop()) {
            return outcomes;
        }
        return Flux.deferContextual(subscriber -> {
            ObservedPin observed = new ObservedPin(this, RUN, action, subscriber);
            return outcomes.doOnNext(settled -> observed.settled(settled.size()))
                    .doOnComplete(() -> {
                        @Nullable StopReason halt = state.halt();
                        if (halt == null) {
                            observed.ended("completed");
                        } else {
                            observed.stopped(lowerCase(halt.reason()), halt.cause());
                        }
                    })
                    .doOnError(observed::failed)
                    .doOnCancel(observed::cancelled)
                    .contextWrite(observed::putInto);
        });
    }

    /** A single, from the subscription on. */
    public Mono<UserOutcome> single(PinAction action, Mono<UserOutcome> outcome) {
        if (registry.isNoop()) {
            return outcome;
        }
        return Mono.deferContextual(subscriber -> {
            ObservedPin observed = new ObservedPin(this, SINGLE, action, subscriber);
            return outcome.doOnNext(settled -> {
                        observed.settled(1);
                        observed.ended(lowerCase(settled.kind()));
                    })
                    .doOnError(observed::failed)
                    .doOnCancel(observed::cancelled)
                    .contextWrite(observed::putInto);
        });
    }

    /** The context for what many share, which is in nobody's trace, whatever the thread is busy with. */
    public Context ofNobody() {
        return registry.isNoop() ? Context.empty() : Context.of(ActiveObservation.KEY, new NullObservation(registry));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
