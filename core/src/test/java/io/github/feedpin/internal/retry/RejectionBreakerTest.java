package io.github.feedpin.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TokenUnavailableException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.retry.RejectionBreaker.GuardedRequest;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class RejectionBreakerTest {

    private static final int MISSING_SCOPE = 99991672;
    private static final int DISABLED = 99991662;
    private static final int INVALID_TOKEN = 99991663;
    private static final int INVALID_CALL = 230001;

    /** Failures that do not show whether the app is accepted. */
    static final List<FeedpinException> OTHER_FAILURES = List.of(
            failure(503, 5000),
            failure(429, 99991400),
            new NoResponseException("broken", null),
            new UnreachableException("no route", null),
            new TokenUnavailableException(new UnreachableException("no route", null)));

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final List<PlatformError> reported = new ArrayList<>();
    private final RejectionBreaker breaker = new RejectionBreaker(TimeSource.of(clock), reported::add);

    private static FeedpinException failure(int status, int code) {
        return PlatformException.of(new PlatformError("PATCH /x", status, code, "scripted", "log-" + code), null);
    }

    private void reject(int code) {
        breaker.begin().failed(failure(400, code));
    }

    private void passes(long seconds) {
        clock.advanceTimeBy(Duration.ofSeconds(seconds));
    }

    private AppRejectedException remembered() {
        AppRejectedException remembered = catchThrowableOfType(AppRejectedException.class, breaker::begin);
        assertThat(remembered).as("a remembered rejection").isNotNull();
        return remembered;
    }

    private void assertAccepted() {
        assertThat(breaker.rejection()).isNull();
        assertThatCode(() -> {
                    breaker.begin();
                    breaker.begin();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whileTheAppIsAcceptedRequestsAreAllowed() {
        breaker.begin().succeeded();

        assertAccepted();
    }

    @Test
    void rememberedRejectionContainsThePlatformError() {
        reject(MISSING_SCOPE);

        assertThat(remembered().platformError())
                .isEqualTo(failure(400, MISSING_SCOPE).platformError());
        assertThat(breaker.rejection()).hasMessage(failure(400, MISSING_SCOPE).getMessage());
    }

    @Test
    void rememberedRejectionContainsTheRemainingTime() {
        reject(MISSING_SCOPE);
        passes(1);

        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(1));
    }

    @Test
    void eachFailedRequestReceivesItsOwnException() {
        reject(MISSING_SCOPE);

        assertThat(remembered()).isNotSameAs(remembered());
    }

    @Test
    void pauseDoublesUpToAMinute() {
        List<Long> pauses = new ArrayList<>();
        for (int rejection = 0; rejection < 8; rejection++) {
            reject(MISSING_SCOPE);
            long pause = remembered().retryAfter().orElseThrow().toSeconds();
            pauses.add(pause);
            passes(pause);
        }

        assertThat(pauses).containsExactly(2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void rejectionForAnotherReasonStartsWithAShortPause() {
        reject(DISABLED);
        passes(2);
        reject(DISABLED);
        passes(4);
        reject(MISSING_SCOPE);

        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void rejectionRememberedElsewhereKeepsItsTime() {
        PlatformError error = failure(400, MISSING_SCOPE).platformError().orElseThrow();
        breaker.begin().failed(new AppRejectedException(error, Duration.ofMillis(700)));

        assertThat(remembered().retryAfter()).contains(Duration.ofMillis(700));
    }

    @Test
    void rejectionWithAnEndlessPauseIsProbed() {
        PlatformError error = failure(400, MISSING_SCOPE).platformError().orElseThrow();
        breaker.begin().failed(new AppRejectedException(error, Duration.ofSeconds(Long.MAX_VALUE)));

        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void afterThePauseOneRequestProbesAndOthersFail() {
        reject(MISSING_SCOPE);
        passes(2);
        breaker.begin();

        assertThat(remembered().retryAfter())
                .as("not known while the probe is out")
                .isEmpty();
    }

    @Test
    void ofManyThreadsOneRequestProbes() {
        reject(MISSING_SCOPE);
        passes(2);

        assertThat(Flux.range(0, 1_000)
                        .flatMap(i -> Mono.fromCallable(breaker::begin)
                                .subscribeOn(Schedulers.boundedElastic())
                                .onErrorComplete(AppRejectedException.class))
                        .collectList()
                        .block(Duration.ofSeconds(30)))
                .hasSize(1);
    }

    @Test
    void successfulProbeClosesTheBreaker() {
        reject(MISSING_SCOPE);
        passes(2);
        breaker.begin().succeeded();

        assertAccepted();
        reject(MISSING_SCOPE);
        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void probeWithAnInvalidCallClosesTheBreaker() {
        reject(MISSING_SCOPE);
        passes(2);
        reject(INVALID_CALL);

        assertAccepted();
    }

    @ParameterizedTest
    @FieldSource("OTHER_FAILURES")
    void probeWithAnotherFailureMakesRoomForTheNext(FeedpinException failure) {
        reject(MISSING_SCOPE);
        passes(2);
        breaker.begin().failed(failure);

        breaker.begin();
        assertThat(remembered().platformError().map(PlatformError::code)).isEqualTo(Optional.of(MISSING_SCOPE));
    }

    @ParameterizedTest
    @FieldSource("OTHER_FAILURES")
    void otherFailuresDoNotOpenTheBreaker(FeedpinException failure) {
        breaker.begin().failed(failure);

        assertAccepted();
    }

    @Test
    void cancelledProbeMakesRoomForTheNext() {
        reject(MISSING_SCOPE);
        passes(2);
        breaker.begin().inconclusive();

        breaker.begin().succeeded();
        assertAccepted();
    }

    @Test
    void probeThatNeverEndsBlocksOthersForAMinute() {
        reject(MISSING_SCOPE);
        passes(2);
        GuardedRequest lost = breaker.begin();
        passes(59);
        remembered();
        passes(1);
        GuardedRequest next = breaker.begin();
        lost.inconclusive();
        lost.succeeded();

        remembered();
        next.succeeded();
        assertAccepted();
    }

    @Test
    void rejectionsOfRequestsInFlightDoNotExtendThePause() {
        List<GuardedRequest> inFlight = List.of(breaker.begin(), breaker.begin(), breaker.begin());
        inFlight.forEach(call -> call.failed(failure(400, MISSING_SCOPE)));

        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(2));
    }

    @Test
    void successOfARequestInFlightDoesNotCloseTheBreaker() {
        GuardedRequest inFlight = breaker.begin();
        reject(MISSING_SCOPE);
        inFlight.succeeded();

        remembered();
    }

    @Test
    void rejectionOfAnEarlierRequestDoesNotReopenTheBreaker() {
        GuardedRequest slow = breaker.begin();
        reject(MISSING_SCOPE);
        passes(2);
        breaker.begin().succeeded();
        slow.failed(failure(400, MISSING_SCOPE));

        assertAccepted();
    }

    @Test
    void waitingRequestFailsWhenTheBreakerOpens() {
        GuardedRequest waiting = breaker.begin();
        reject(MISSING_SCOPE);

        assertThat(catchThrowableOfType(AppRejectedException.class, waiting::throwIfRejected))
                .isNotNull();
    }

    @Test
    void requestThatWaitedUntilThePauseEndedIsTheProbe() {
        GuardedRequest waiting = breaker.begin();
        reject(MISSING_SCOPE);
        passes(2);
        waiting.throwIfRejected();
        remembered();

        waiting.throwIfRejected();
        waiting.succeeded();
        assertAccepted();
    }

    @Test
    void requestCancelledWhileBecomingTheProbeMakesRoomForTheNext() {
        GuardedRequest waiting = breaker.begin();
        reject(MISSING_SCOPE);
        passes(2);
        waiting.inconclusive();
        waiting.throwIfRejected();

        assertThatCode(breaker::begin).doesNotThrowAnyException();
    }

    @Test
    void singleRejectedTokenDoesNotOpenTheBreaker() {
        GuardedRequest one = breaker.begin();
        GuardedRequest other = breaker.begin();
        one.failed(failure(400, INVALID_TOKEN));
        other.failed(failure(400, INVALID_TOKEN));

        assertAccepted();
    }

    @Test
    void secondRejectedTokenInARowOpensTheBreaker() {
        reject(INVALID_TOKEN);
        reject(INVALID_TOKEN);

        assertThat(remembered().platformError())
                .isEqualTo(failure(400, INVALID_TOKEN).platformError());
        passes(2);
        reject(INVALID_TOKEN);
        assertThat(remembered().retryAfter()).contains(Duration.ofSeconds(4));
    }

    @Test
    void successBetweenRejectedTokensKeepsTheBreakerClosed() {
        GuardedRequest inFlight = breaker.begin();
        reject(INVALID_TOKEN);
        inFlight.succeeded();
        reject(INVALID_TOKEN);

        assertAccepted();
    }

    @Test
    void probeWithARejectedTokenMakesRoomForANewToken() {
        reject(MISSING_SCOPE);
        passes(2);
        reject(INVALID_TOKEN);

        breaker.begin().succeeded();
        assertAccepted();
    }

    @Test
    void listenerReceivesARejectionOnceUntilTheAppIsAccepted() {
        for (int rejection = 0; rejection < 3; rejection++) {
            reject(MISSING_SCOPE);
            passes(60);
        }
        assertThat(reported).extracting(PlatformError::code).containsExactly(MISSING_SCOPE);

        breaker.begin().succeeded();
        reject(MISSING_SCOPE);
        assertThat(reported).extracting(PlatformError::code).containsExactly(MISSING_SCOPE, MISSING_SCOPE);
    }

    @Test
    void listenerReceivesARejectionForAnotherReason() {
        reject(DISABLED);
        passes(2);
        reject(MISSING_SCOPE);

        assertThat(reported).extracting(PlatformError::code).containsExactly(DISABLED, MISSING_SCOPE);
    }
}
