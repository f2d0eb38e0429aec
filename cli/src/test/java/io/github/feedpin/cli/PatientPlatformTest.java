package io.github.feedpin.cli;

import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class PatientPlatformTest {

    private static final Duration HOURS = Duration.ofHours(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Sinks.Empty<Void> stop = Sinks.empty();

    @Test
    void anAnswerIsAwaitedForAWhileAfterTheStop() {
        StepVerifier.withVirtualTime(() -> call(PATIENCE.minusSeconds(1)))
                .expectSubscription()
                .then(stop::tryEmitEmpty)
                .thenAwait(PATIENCE)
                .expectNextCount(1)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void butNotForEver() {
        StepVerifier.withVirtualTime(() -> call(HOURS))
                .expectSubscription()
                .expectNoEvent(Duration.ofHours(1))
                .then(stop::tryEmitEmpty)
                .expectNoEvent(PATIENCE.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectError(NoAnswerException.class)
                .verify(Duration.ofSeconds(10));
    }

    private Mono<?> call(Duration latency) {
        PlatformSimulator simulator = PlatformSimulator.builder()
                .latency(latency)
                .callTimeout(HOURS.plus(HOURS))
                .build();
        return new PatientPlatform(simulator.platform(), stop.asMono(), PATIENCE)
                .fetchTenantAccessToken((SelfBuiltApp) simulator.credentials());
    }
}
