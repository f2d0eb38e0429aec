package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.QuotaSnapshot.WindowUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** The first call of a client, which others wait for. */
class FirstCallTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(300);

    private final Scenario scenario = new Scenario();
    private final FeedpinClient client = scenario.client();
    private final List<Object> signals = new ArrayList<>();

    private void responding(Supplier<Mono<PlatformResponse<List<FailedUser>>>> response) {
        scenario.platform.responding((request, number) -> response.get().delaySubscription(ROUND_TRIP, scenario.clock));
    }

    private List<Disposable> send(int calls) {
        List<Disposable> sent = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            sent.add(one().subscribe(signals::add, signals::add));
        }
        return sent;
    }

    private Mono<TimeSensitiveResponse> one() {
        return client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")));
    }

    private int sentAfter(Duration duration) {
        scenario.clock.advanceTimeBy(duration);
        return scenario.platform.calls.size();
    }

    @Test
    void othersWaitUntilTheFirstCallSucceeds() {
        responding(ScriptedPlatform::success);
        send(10);

        assertThat(sentAfter(ROUND_TRIP.minusMillis(1))).isEqualTo(1);
        assertThat(sentAfter(Duration.ofMillis(1))).isEqualTo(10);
        sentAfter(ROUND_TRIP);
        assertThat(signals).hasSize(10).hasOnlyElementsOfType(TimeSensitiveResponse.class);
    }

    @Test
    void whenTheFirstCallIsRejectedForTheAppOthersFailAtOnce() {
        responding(() -> error(400, 99991672));
        send(10);
        sentAfter(ROUND_TRIP);

        assertThat(signals).hasSize(10);
        assertThat(scenario.platform.calls).hasSize(1);
    }

    @Test
    void whenTheFirstCallsTokenIsRejectedOthersWaitForASecondCall() {
        responding(() -> error(400, 99991663));
        send(10);

        assertThat(sentAfter(ROUND_TRIP)).isEqualTo(2);
        assertThat(sentAfter(ROUND_TRIP)).isEqualTo(2);
        assertThat(signals).hasSize(10);
    }

    @Test
    void whenTheFirstCallFailsOtherwiseOthersAreSent() {
        responding(() -> Mono.error(new NoResponseException("broken", null)));
        send(10);

        assertThat(sentAfter(ROUND_TRIP)).isEqualTo(10);
    }

    @Test
    void othersWaitAtMostTwoSecondsForTheFirstCall() {
        scenario.platform.responding((request, number) -> Mono.never());
        send(10);

        assertThat(sentAfter(Duration.ofMillis(1_999))).isEqualTo(1);
        assertThat(sentAfter(Duration.ofMillis(1))).isEqualTo(10);
    }

    @Test
    void whenTheFirstCallIsCancelledAnotherReplacesIt() {
        responding(ScriptedPlatform::success);
        send(10).get(0).dispose();

        assertThat(scenario.platform.calls).hasSize(2);
        assertThat(sentAfter(ROUND_TRIP)).isEqualTo(10);
    }

    @Test
    void callsOfARunDoNotWaitForTheFirstCall() {
        responding(ScriptedPlatform::success);
        client.pin(Scenario.users(500)).subscribe();

        assertThat(scenario.platform.calls).hasSize(10);
    }

    @Test
    void afterASuccessfulRunNoRequestWaits() {
        scenario.await(client.pin(Scenario.users(500)));
        scenario.platform.calls.clear();
        responding(ScriptedPlatform::success);
        send(10);

        assertThat(scenario.platform.calls).hasSize(10);
    }

    @Test
    void whenACallOfARunSucceedsWaitingRequestsAreSent() {
        scenario.platform.responding((request, number) -> number == 1 ? Mono.never() : success());
        send(10);
        scenario.await(client.pin(List.of("ou_b")));

        assertThat(scenario.platform.calls).hasSize(11);
    }

    @Test
    void waitingForTheFirstCallHoldsNoPermit() {
        QuotaLimiter limiter = QuotaLimiter.of(Quota.platformDefault(), scenario.time);
        FeedpinClient waiting = scenario.builder().quotaLimiter(limiter).build();
        scenario.platform.responding((request, number) -> Mono.never());
        for (String userId : Scenario.users(200)) {
            waiting.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId)))
                    .subscribe(signals::add, signals::add);
        }

        QuotaSnapshot quota = scenario.await(limiter.snapshot());
        assertThat(quota.waiting()).isZero();
        assertThat(quota.windows()).extracting(WindowUsage::inFlight).containsOnly(1);
    }
}
