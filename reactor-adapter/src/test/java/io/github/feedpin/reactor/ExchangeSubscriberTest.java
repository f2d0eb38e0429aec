package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** The first of response, failure, timeout and cancellation terminates an exchange. */
class ExchangeSubscriberTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MAX_WAIT = Duration.ofSeconds(10);
    private static final PlatformResponse<List<FailedUser>> RESPONSE = PlatformResponse.success(List.of(), "log-1");

    private final TestPublisher<PlatformResponse<List<FailedUser>>> transport = TestPublisher.createNoncompliant(
            TestPublisher.Violation.CLEANUP_ON_TERMINATE, TestPublisher.Violation.REQUEST_OVERFLOW);
    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);

    private final Mono<PlatformResponse<List<FailedUser>>> running = new Mono<>() {
        @Override
        public void subscribe(CoreSubscriber<? super PlatformResponse<List<FailedUser>>> actual) {
            HttpExchange<List<FailedUser>> exchange = new HttpExchange<>(
                    new TimeSensitiveCall(BOT_CHAT, PIN, TOKEN),
                    BaseUrl.FEISHU,
                    new ExchangeLimits(TIMEOUT, TIMEOUT, 1024),
                    new ConnectionLifetime(TIMEOUT, TIMEOUT, time),
                    time);
            subscriber = new ExchangeSubscriber<>(actual, exchange, time, TIMEOUT);
            transport.subscribe(subscriber);
        }
    };

    private @Nullable ExchangeSubscriber<List<FailedUser>> subscriber;

    @Test
    void responseIsEmittedAndCompletes() {
        StepVerifier.create(running)
                .then(() -> transport.next(RESPONSE))
                .expectNext(RESPONSE)
                .expectComplete()
                .verify(MAX_WAIT);
    }

    @Test
    void afterTimeoutLaterSignalsAreIgnored() {
        StepVerifier.create(running)
                .then(() -> clock.advanceTimeBy(TIMEOUT))
                .then(() -> transport.next(RESPONSE))
                .then(() -> transport.error(new IllegalStateException("late")))
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreachableException.class)
                        .hasMessageContaining("the call timeout of 3000 ms has passed"))
                .verifyThenAssertThat(MAX_WAIT)
                .hasNotDroppedErrors();
        transport.assertCancelled();
    }

    @Test
    void whenRequestIsSentTimeoutStartsAgain() {
        Duration almost = TIMEOUT.minusMillis(1);
        StepVerifier.create(running)
                .then(() -> clock.advanceTimeBy(almost))
                .then(() -> Objects.requireNonNull(subscriber).restartTimeout())
                .then(() -> clock.advanceTimeBy(almost))
                .then(transport::assertNotCancelled)
                .then(() -> clock.advanceTimeBy(TIMEOUT.minus(almost)))
                .expectError(UnreachableException.class)
                .verify(MAX_WAIT);
        transport.assertCancelled();
    }

    @Test
    void failureIsTranslated() {
        StepVerifier.create(running)
                .then(() -> transport.error(new IllegalStateException("theirs")))
                .expectErrorSatisfies(failure ->
                        assertThat(failure).isInstanceOf(FeedpinException.class).hasMessageNotContaining("theirs"))
                .verify(MAX_WAIT);
    }

    @Test
    void afterCancellationLaterSignalsAreIgnored() {
        StepVerifier.create(running).thenCancel().verifyThenAssertThat(MAX_WAIT).hasNotDroppedErrors();
        transport.error(new IllegalStateException("late"));
        transport.assertCancelled();
    }

    @Test
    void cancellationInOnSubscribeCancelsTransport() {
        running.subscribe(response -> {}, failure -> {}, () -> {}, subscription -> subscription.cancel());
        transport.assertCancelled();
    }

    @Test
    void completionWithoutResponseIsForwarded() {
        StepVerifier.create(running).then(transport::complete).expectComplete().verify(MAX_WAIT);
    }

    @Test
    void whenSubscriberThrowsInOnNextItReceivesTheError() {
        StepVerifier.create(running.map(response -> {
                    throw new NoSuchMethodError("thrown by a subscriber");
                }))
                .then(() -> transport.next(RESPONSE))
                .expectError(NoSuchMethodError.class)
                .verify(MAX_WAIT);
    }

    @Test
    void whenSubscriberThrowsInOnErrorItReceivesTheError() {
        StepVerifier.create(running.onErrorResume(failure -> {
                    throw new NoSuchMethodError("thrown by a subscriber");
                }))
                .then(() -> transport.error(new IllegalStateException("theirs")))
                .expectError(NoSuchMethodError.class)
                .verify(MAX_WAIT);
    }
}
