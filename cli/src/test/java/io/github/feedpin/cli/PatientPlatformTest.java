package io.github.feedpin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

class PatientPlatformTest {

    private static final Duration HOURS = Duration.ofHours(5);
    private static final Duration RESPONSE_GRACE = Duration.ofSeconds(5);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final PlatformSimulator simulator = PlatformSimulator.builder()
            .latency(HOURS)
            .callTimeout(HOURS.plus(HOURS))
            .timeSource(time)
            .build();
    private final Sinks.Empty<Void> stop = Sinks.empty();
    private final List<PlatformResponse<GrantedToken>> responses = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();

    private void call() {
        new PatientPlatform(simulator.platform(), stop.asMono(), RESPONSE_GRACE, time)
                .fetchTenantAccessToken((SelfBuiltApp) simulator.credentials())
                .subscribe(responses::add, failures::add);
    }

    @Test
    void responseWithinTheGraceIsDelivered() {
        call();
        clock.advanceTimeBy(HOURS.minusSeconds(4));
        stop.tryEmitEmpty();
        clock.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(responses).hasSize(1);
    }

    @Test
    void afterTheGraceTheCallFails() {
        call();
        clock.advanceTimeBy(Duration.ofHours(1));
        stop.tryEmitEmpty();
        clock.advanceTimeBy(RESPONSE_GRACE.minusMillis(1));
        assertThat(failures).isEmpty();
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(failures).singleElement().isInstanceOf(NoResponseException.class);
        assertThat(simulator.openExchanges()).isZero();
    }
}
