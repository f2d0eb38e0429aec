package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Verifies that BlockHound is active in the tests of this module. */
class BlockHoundTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    @Test
    void whenCodeBlocksOnAReactorThreadTheTestFails() {
        Mono<String> blocking = Mono.fromCallable(() -> {
                    LockSupport.parkNanos(1);
                    return "unnoticed";
                })
                .subscribeOn(Schedulers.parallel());

        StepVerifier.create(blocking)
                .expectErrorSatisfies(failure -> assertThat(failure).isInstanceOf(BlockingOperationError.class))
                .verify(AT_MOST);
    }

    @Test
    void whenCodeBlocksOnTheTestThreadItIsAllowed() {
        assertThatNoException().isThrownBy(() -> LockSupport.parkNanos(1));
    }
}
