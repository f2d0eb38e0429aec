package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

class RoundTripTest {

    private static final Duration LATENCY = Duration.ofMillis(30);
    private static final Duration HALF = Duration.ofMillis(15);

    private final SimulatorFixture fixture = SimulatorFixture.create();
    private final AccessToken token = fixture.token();
    private final Mono<PlatformResponse<List<FailedUser>>> call = fixture.platform.setTimeSensitive(
            BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1")), token);
    private final List<PlatformResponse<List<FailedUser>>> responses = new ArrayList<>();

    @Test
    void halfOfTheLatencyPassesBeforeTheArrival() {
        fixture.simulator.setLatency(LATENCY, LATENCY);
        call.subscribe(responses::add);

        fixture.pass(HALF.minusNanos(1));
        assertThat(fixture.simulator.isPinned("ou_1")).isFalse();
        fixture.pass(Duration.ofNanos(1));
        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        fixture.pass(HALF.minusNanos(1));
        assertThat(responses).isEmpty();
        fixture.pass(Duration.ofNanos(1));
        assertThat(responses).hasSize(1);
    }

    @Test
    void latencyIsDrawnFromItsBounds() {
        fixture.simulator.setLatency(Duration.ofMillis(10), Duration.ofMillis(50));
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long sent = fixture.time().nanoTime();
            call.subscribe(responses::add);
            fixture.pass(Duration.ofMillis(50));
            assertThat(responses).hasSize(i + 1);
            long arrived = fixture.simulator.journal().entries().get(i + 1).arrivalNanos();
            arrivals.add((arrived - sent) / 1_000_000);
        }
        assertThat(arrivals).allMatch(millis -> millis >= 5 && millis <= 25);
        assertThat(arrivals.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void eachSubscriptionBeginsARoundTrip() {
        assertThat(fixture.simulator.journal().calls()).isZero();

        call.subscribe(responses::add);
        call.subscribe(responses::add);

        assertThat(fixture.simulator.journal().calls()).isEqualTo(2);
    }

    @Test
    void callCancelledBeforeArrivalDoesNotArrive() {
        fixture.simulator.setLatency(LATENCY, LATENCY);
        Disposable exchange = call.subscribe(responses::add);
        fixture.pass(HALF.minusNanos(1));

        exchange.dispose();
        fixture.pass(LATENCY);

        assertThat(fixture.simulator.journal().calls()).isZero();
    }

    @Test
    void callCancelledAfterArrivalGetsNoResponse() {
        fixture.simulator.setLatency(LATENCY, LATENCY);
        Disposable exchange = call.subscribe(responses::add);
        fixture.pass(HALF);

        exchange.dispose();
        fixture.pass(LATENCY);

        assertThat(fixture.simulator.isPinned("ou_1")).isTrue();
        assertThat(responses).isEmpty();
    }

    @Test
    void invalidLatenciesAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fixture.simulator.setLatency(Duration.ofMillis(-1), LATENCY));
        assertThatIllegalArgumentException().isThrownBy(() -> fixture.simulator.setLatency(LATENCY, HALF));
    }
}
