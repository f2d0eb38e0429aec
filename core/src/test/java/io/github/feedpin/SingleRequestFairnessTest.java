package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaSnapshot;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Fairness between single requests, and cancellation of queued ones. */
class SingleRequestFairnessTest {

    private final Scenario scenario = new Scenario();

    private void passes(long millis) {
        scenario.clock.advanceTimeBy(Duration.ofMillis(millis));
    }

    private void respondingAfter(long millis) {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(millis), scenario.clock));
    }

    private static void subscribe(Mono<?> request) {
        request.subscribe(outcome -> {}, failure -> {});
    }

    @Test
    void pinRequestsDoNotDelayUnpinRequests() {
        respondingAfter(100);
        FeedpinClient narrow = scenario.builder()
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(1))
                .build();
        RecordedOutcome unpin = RecordedOutcome.of(Mono.never());
        for (int i = 0; i < 5_000; i++) {
            subscribe(narrow.pin("ou_" + i));
            if (i == 500) {
                unpin = RecordedOutcome.of(narrow.unpin("ou_x"));
            }
            passes(1);
        }
        assertThat(unpin.isSignalled()).isTrue();
    }

    @Test
    void repeatedRequestsForOneUserDoNotDelayOtherUsers() {
        respondingAfter(50);
        FeedpinClient client = scenario.builder().quota(Quota.of(10, 600)).build();
        RecordedOutcome other = RecordedOutcome.of(Mono.never());
        for (int millis = 0; millis < 12_000; millis += 40) {
            Scenario.users(600).forEach(user -> subscribe(client.pin(user)));
            if (millis == 2_000) {
                other = RecordedOutcome.of(client.pin("ou_other"));
            }
            passes(40);
        }
        assertThat(other.isSignalled()).isTrue();
    }

    @Test
    void aDelayedRequestDoesNotProlongTheLingerOfOthers() {
        scenario.platform.responding(
                (request, number) -> success().delayElement(Duration.ofMillis(number == 1 ? 39 : 1), scenario.clock));
        FeedpinClient client = scenario.client();
        subscribe(client.pin("ou_hot"));
        passes(40);
        RecordedOutcome other = RecordedOutcome.of(client.unpin("ou_other"));
        passes(18);
        subscribe(client.unpin("ou_hot"));
        passes(3);
        assertThat(other.outcome()).isEqualTo(new Applied("ou_other"));
    }

    @Test
    void whenARequestIsCancelledWhileTheTokenIsUnavailableItIsNotSent() {
        scenario.platform.granting(() -> scenario.platform.tokensFetched.get() == 1
                ? error(503, 5000)
                : Mono.just(
                        PlatformResponse.success(new GrantedToken(new AccessToken("t-2"), Duration.ofHours(2)), null)));
        FeedpinClient client = scenario.client();
        RecordedOutcome cancelled = RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome staying = RecordedOutcome.of(client.pin("ou_b"));
        passes(21);
        assertThat(scenario.platform.tokensFetched).hasValueGreaterThan(0);
        cancelled.cancel();
        passes(10_000);
        assertThat(staying.outcome()).isEqualTo(new Applied("ou_b"));
        assertThat(scenario.platform.callSizes()).containsExactly(1);
    }

    @Test
    void whenTheClientIsClosedNewRequestsAreRejectedWhileOthersAreInProgress() {
        respondingAfter(500);
        FeedpinClient client = scenario.client();
        subscribe(client.pin("ou_a"));
        passes(100);
        client.close(Duration.ofSeconds(10)).subscribe();
        assertThat(RecordedOutcome.of(client.pin("ou_b")).errors)
                .singleElement()
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whenPermitsAreImmediateTheStackDoesNotGrow() {
        Sinks.One<PlatformResponse<GrantedToken>> token = Sinks.one();
        scenario.platform.granting(token::asMono);
        FeedpinClient client = scenario.builder()
                .quotaLimiter(new Unlimited())
                .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(10_000))
                .build();
        List<RecordedOutcome> recorded = Scenario.users(100_000).stream()
                .map(user -> RecordedOutcome.of(client.pin(user)))
                .toList();
        passes(20);
        token.tryEmitValue(
                PlatformResponse.success(new GrantedToken(new AccessToken("t-1"), Duration.ofHours(2)), null));
        passes(1_000);
        assertThat(recorded).extracting(RecordedOutcome::outcome).allMatch(Applied.class::isInstance);
        assertThat(scenario.platform.calls).hasSize(2_000);
    }

    private static final class Unlimited implements QuotaLimiter {

        private static final Permit PERMIT = new Permit() {
            @Override
            public void completed() {}

            @Override
            public void neverSent() {}

            @Override
            public void lost() {}

            @Override
            public void rejected(@Nullable Duration pause) {}
        };

        @Override
        public Mono<Permit> acquire(Priority priority) {
            return Mono.just(PERMIT);
        }

        @Override
        public Mono<QuotaSnapshot> snapshot() {
            return Mono.just(QuotaSnapshot.of(0, Duration.ZERO, Duration.ZERO, List.of()));
        }
    }
}
