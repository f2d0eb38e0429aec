package io.github.feedpin.simulator;

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

    private final Bench bench = Bench.create();
    private final AccessToken token = bench.token();
    private final Mono<PlatformResponse<List<FailedUser>>> call =
            bench.platform.setTimeSensitive(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1")), token);
    private final List<PlatformResponse<List<FailedUser>>> responses = new ArrayList<>();

    @Test
    void takesHalfTheLatencyUntilTheArrivalAndHalfUntilTheResponse() {
        bench.simulator.setLatency(LATENCY, LATENCY);
        call.subscribe(responses::add);

        bench.pass(HALF.minusNanos(1));
        assertThat(bench.simulator.isPinned("ou_1")).isFalse();
        bench.pass(Duration.ofNanos(1));
        assertThat(bench.simulator.isPinned("ou_1")).isTrue();
        bench.pass(HALF.minusNanos(1));
        assertThat(responses).isEmpty();
        bench.pass(Duration.ofNanos(1));
        assertThat(responses).hasSize(1);
    }

    @Test
    void isDrawnFromItsBounds() {
        bench.simulator.setLatency(Duration.ofMillis(10), Duration.ofMillis(50));
        List<Long> arrivals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long sent = bench.time().nanoTime();
            call.subscribe(responses::add);
            bench.pass(Duration.ofMillis(50));
            assertThat(responses).hasSize(i + 1);
            long arrived = bench.simulator.journal().entries().get(i + 1).arrivalNanos();
            arrivals.add((arrived - sent) / 1_000_000);
        }
        assertThat(arrivals).allMatch(millis -> millis >= 5 && millis <= 25);
        assertThat(arrivals.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void doesNotBeginBeforeTheSubscriptionAndBeginsAnewWithEach() {
        assertThat(bench.simulator.journal().calls()).isZero();

        call.subscribe(responses::add);
        call.subscribe(responses::add);

        assertThat(bench.simulator.journal().calls()).isEqualTo(2);
    }

    @Test
    void endsOnTheWayThereWhenCancelled() {
        bench.simulator.setLatency(LATENCY, LATENCY);
        Disposable exchange = call.subscribe(responses::add);
        bench.pass(HALF.minusNanos(1));

        exchange.dispose();
        bench.pass(LATENCY);

        assertThat(bench.simulator.journal().calls()).isZero();
    }

    @Test
    void endsOnTheWayBackWhenCancelledAfterTheArrival() {
        bench.simulator.setLatency(LATENCY, LATENCY);
        Disposable exchange = call.subscribe(responses::add);
        bench.pass(HALF);

        exchange.dispose();
        bench.pass(LATENCY);

        assertThat(bench.simulator.isPinned("ou_1")).isTrue();
        assertThat(responses).isEmpty();
    }

    @Test
    void rejectsImpossibleLatencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.simulator.setLatency(Duration.ofMillis(-1), LATENCY));
        assertThatIllegalArgumentException().isThrownBy(() -> bench.simulator.setLatency(LATENCY, HALF));
    }
}
