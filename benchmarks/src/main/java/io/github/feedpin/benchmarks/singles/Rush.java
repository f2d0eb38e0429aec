package io.github.feedpin.benchmarks.singles;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.benchmarks.simulation.Network;
import io.github.feedpin.benchmarks.simulation.Simulation;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Wishes that keep coming, evenly, each for another user.
 *
 * @param perSecond how many come in a second
 * @param seconds for how long
 */
record Rush(Manner manner, Network network, int perSecond, int seconds) {

    private static final long SEED = 1;

    int wishes() {
        return perSecond * seconds;
    }

    Aftermath run() {
        Simulation simulation = new Simulation(network, SEED);
        FeedpinClient feedpin = simulation.feedpin().build();
        TimeSource time = simulation.time();
        List<Duration> waits = new ArrayList<>();
        Mono<Void> all =
                all(arrivals(time), userId -> wait(userId, feedpin, time).doOnNext(waits::add));
        return Aftermath.of(simulation.timed(all), waits, simulation.journal());
    }

    /**
     * Each is subscribed to on its own, as by web handlers; flatMap would look through all that wait whenever one ends.
     */
    private static Mono<Void> all(Flux<String> arrivals, Function<String, Mono<?>> wish) {
        return arrivals.map(userId -> wish.apply(userId).toFuture())
                .collectList()
                .flatMap(open -> Mono.fromFuture(CompletableFuture.allOf(open.toArray(CompletableFuture<?>[]::new))));
    }

    private Flux<String> arrivals(TimeSource time) {
        Duration apart = Duration.ofSeconds(1).dividedBy(perSecond);
        return Flux.interval(Duration.ZERO, apart, time.scheduler())
                .take(wishes())
                .map(number -> "ou_" + number);
    }

    /** How long it takes until the user is pinned; empty when it never comes to that. */
    private Mono<Duration> wait(String userId, FeedpinClient feedpin, TimeSource time) {
        return Mono.defer(() -> {
            long asked = time.nanoTime();
            return manner.pin(userId, feedpin)
                    .filter(pinned -> pinned)
                    .map(pinned -> Duration.ofNanos(time.nanoTime() - asked))
                    .onErrorComplete();
        });
    }
}
