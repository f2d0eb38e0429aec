package io.github.feedpin.internal.run;

import static io.github.feedpin.observation.FeedpinObservation.RUN;
import static io.github.feedpin.observation.FeedpinObservation.SINGLE;

import io.github.feedpin.internal.tracing.ActiveObservation;
import io.github.feedpin.model.FeedCardType;
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
 * Observes the runs and single requests of a client for feed cards of one type. Adds nothing while the registry is a
 * no-op.
 *
 * @param client the name of the client
 */
public record ClientObservations(ObservationRegistry registry, String client, FeedCardType cardType) {

    /** Creates the observations for the bot's chat. */
    public ClientObservations(ObservationRegistry registry, String client) {
        this(registry, client, FeedCardType.BOT_CHAT);
    }

    ClientObservations forCards(FeedCardType type) {
        return type == cardType ? this : new ClientObservations(registry, client, type);
    }

    /** Observes a run from its subscription on. */
    public Flux<List<UserOutcome>> run(PinAction action, StopSignal stopSignal, Flux<List<UserOutcome>> outcomes) {
        if (registry.isNoop()) {
            return outcomes;
        }
        return Flux.deferContextual(subscriber -> {
            PinObservation observed = new PinObservation(this, RUN, action, subscriber);
            return outcomes.doOnNext(completed -> observed.addUsers(completed.size()))
                    .doOnComplete(() -> {
                        @Nullable StopReason reason = stopSignal.reason();
                        if (reason == null) {
                            observed.end("completed");
                        } else {
                            observed.end(lowerCase(reason.reason()), reason.cause());
                        }
                    })
                    .doOnError(failure -> observed.end("failed", failure))
                    .doOnCancel(() -> observed.end("cancelled"))
                    .contextWrite(observed::putInto);
        });
    }

    /** Observes a single request from its subscription on. */
    public Mono<UserOutcome> single(PinAction action, Mono<UserOutcome> outcome) {
        if (registry.isNoop()) {
            return outcome;
        }
        return Mono.deferContextual(subscriber -> {
            PinObservation observed = new PinObservation(this, SINGLE, action, subscriber);
            return outcome.doOnNext(completed -> {
                        observed.addUsers(1);
                        observed.end(lowerCase(completed.kind()));
                    })
                    .doOnError(failure -> observed.end("failed", failure))
                    .doOnCancel(() -> observed.end("cancelled"))
                    .contextWrite(observed::putInto);
        });
    }

    /** Returns the context of a call that several subscribers share: without a parent, whatever the thread's scope. */
    public Context withoutParent() {
        return registry.isNoop() ? Context.empty() : Context.of(ActiveObservation.KEY, new NullObservation(registry));
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
