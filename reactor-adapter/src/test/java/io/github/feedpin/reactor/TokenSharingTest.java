package io.github.feedpin.reactor;

import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.await;
import static io.github.feedpin.reactor.Samples.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.AppRejectedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** All callers of a client share its token; other clients do not. */
class TokenSharingTest {

    @Test
    void hundredConcurrentCallersFetchOneToken() {
        WireFixture.run(fixture -> {
            fixture.simulator.setLatency(Duration.ofMillis(50), Duration.ofMillis(50));
            FeedpinClient client = fixture.client();

            await(Flux.range(0, 100)
                    .flatMap(i -> client.send(PIN).subscribeOn(Schedulers.parallel()), 100)
                    .collectList());

            assertThat(fixture.calls()).hasSize(100).allMatch(call -> call.status() == 200);
            assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(1);
        });
    }

    @Test
    void clientsOfOneAppAtTwoHostsFetchSeparateTokens() {
        try (WireFixture one = new WireFixture(1);
                WireFixture other = new WireFixture(2)) {
            for (WireFixture fixture : new WireFixture[] {one, other, one}) {
                await(fixture.client().send(PIN));
            }

            assertThat(one.calls()).hasSize(2).allMatch(call -> call.status() == 200);
            assertThat(other.calls()).hasSize(1).allMatch(call -> call.status() == 200);
            assertThat(other.simulator.journal().tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void clientsWithDifferentSecretsDoNotShareToken() {
        WireFixture.run(fixture -> {
            await(fixture.client().send(PIN));

            assertThat(failureOf(fixture.client("wrong-secret").send(PIN))).isInstanceOf(AppRejectedException.class);
            assertThat(fixture.calls()).hasSize(1);
        });
    }
}
