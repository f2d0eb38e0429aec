package io.github.feedpin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A source of ids that always has another one. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessSourceTest {

    private final Scenario scenario = new Scenario();
    private final AtomicInteger emitted = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private final Flux<String> ids = Flux.generate(sink -> sink.next("ou_endless_" + emitted.incrementAndGet()));

    static Stream<Supplier<Error>> errors() {
        return Stream.of(
                () -> new StackOverflowError("deep"),
                () -> new NoClassDefFoundError("missing"),
                () -> new AssertionError("wrong"));
    }

    private FeedpinClient withDeadline() {
        FeedpinClient client = scenario.client();
        return client.with(client.options().withDeadline(Duration.ofSeconds(3)));
    }

    private static Flux<String> throwingOnCancel(Flux<String> ids, Supplier<Error> error) {
        return ids.doOnCancel(() -> {
            throw error.get();
        });
    }

    private void hasNoRun(FeedpinClient client) {
        AtomicBoolean closed = new AtomicBoolean();
        client.close(Duration.ofMinutes(5)).subscribe(nothing -> {}, failure -> {}, () -> closed.set(true));
        assertThat(closed).isTrue();
    }

    @Test
    void atTheDeadlineTheRunEnds() {
        FeedpinClient client = withDeadline();
        client.pinEach(ids).subscribe(outcome -> {}, failure -> {}, ended::incrementAndGet);
        scenario.clock.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(ended).hasValue(1);
        hasNoRun(client);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenCancellingTheSourceThrowsTheRunEndsAtTheDeadline(Supplier<Error> error) {
        FeedpinClient client = withDeadline();
        client.pinEach(throwingOnCancel(ids, error)).subscribe(outcome -> {}, failure -> {}, ended::incrementAndGet);
        scenario.clock.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(ended).hasValue(1);
        hasNoRun(client);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void whenCancellingTheSourceThrowsCallsInFlightAreCancelled(Supplier<Error> error) {
        scenario.platform.responding((request, number) -> Mono.never());
        FeedpinClient client = scenario.client();
        client.pinEach(throwingOnCancel(ids, error)).subscribe().dispose();
        assertThat(scenario.platform.calls).isNotEmpty();
        assertThat(scenario.platform.cancelled).hasValue(scenario.platform.calls.size());
        hasNoRun(client);
    }
}
