package io.github.feedpin.simulator.pins;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Counts the steps of a process, which crashes before one of them: from then on nothing that it does has an effect, and
 * it learns nothing.
 */
final class CrashPoint {

    private final Sinks.Empty<Void> crashed = Sinks.empty();
    private long stepsLeft;
    private boolean dead;

    /** @param steps after how many steps the process crashes; 0 for never */
    CrashPoint(long steps) {
        this.stepsLeft = steps;
    }

    boolean isDead() {
        return dead;
    }

    Mono<Void> whenCrashed() {
        return crashed.asMono();
    }

    void crash() {
        if (!dead) {
            dead = true;
            crashed.tryEmitEmpty();
        }
    }

    /** From now on the process does not crash. */
    void disarm() {
        stepsLeft = 0;
    }

    private boolean step() {
        if (!dead && stepsLeft > 0 && --stepsLeft == 0) {
            crash();
        }
        return dead;
    }

    /** Has a step before the source begins, and one before its result is known. */
    <T> Mono<T> steps(Mono<T> source) {
        return Mono.defer(() -> step() ? Mono.<T>never() : source)
                .materialize()
                .flatMap(end -> step() ? Mono.never() : Mono.just(end))
                .dematerialize();
    }

    /** Has no step at which the process may crash, since it has no effect. */
    <T> Mono<T> reading(Mono<T> source) {
        return Mono.defer(() -> dead ? Mono.<T>never() : source)
                .filterWhen(value -> dead ? Mono.never() : Mono.just(true));
    }

    <T> Flux<T> reading(Flux<T> source) {
        return reading(source.collectList()).flatMapIterable(all -> all);
    }
}
