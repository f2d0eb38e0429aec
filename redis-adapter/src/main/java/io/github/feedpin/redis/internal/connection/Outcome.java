package io.github.feedpin.redis.internal.connection;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Value or failure of a stage. A {@code Mono} of the stage itself would log a failure that arrives after its
 * cancellation.
 */
record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {

    /** Returns the outcome of a stage, which is not affected by a cancellation. Not lazy. */
    static <T> Mono<T> of(CompletionStage<? extends @Nullable T> stage) {
        return Mono.fromFuture(
                        stage.handle((value, failure) -> new Outcome<T>(value, failure))
                                .toCompletableFuture(),
                        true)
                .flatMap(Outcome::mono);
    }

    private Mono<T> mono() {
        return failure == null ? Mono.justOrEmpty(value) : Mono.error(RedisFailure.withoutArguments(failure));
    }
}
