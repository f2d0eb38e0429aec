package io.github.feedpin.simulator.internal.transport;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/** Counts the exchanges in progress on both transports. Thread-safe. */
public final class OpenExchanges {

    private final AtomicInteger open = new AtomicInteger();
    private final Sinks.Many<Integer> countsAfterEnds = Sinks.many().multicast().directBestEffort();

    /** Counts an exchange from its subscription until its result or cancellation. */
    <T> Mono<T> counted(Mono<T> exchange) {
        return Mono.using(open::incrementAndGet, begun -> exchange, begun -> end(), true);
    }

    public int count() {
        return open.get();
    }

    /** Completes when no exchange is open. */
    public Mono<Void> none() {
        return Flux.merge(countsAfterEnds.asFlux(), Mono.fromSupplier(open::get))
                .filter(count -> count == 0)
                .next()
                .then();
    }

    /** Exchanges may end at the same time on several threads. */
    private void end() {
        countsAfterEnds.emitNext(open.decrementAndGet(), EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }
}
