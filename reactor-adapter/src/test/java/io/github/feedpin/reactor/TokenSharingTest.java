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

/** A token is shared by all who use a client, and with no other client. */
class TokenSharingTest {

    @Test
    void aHundredColdCallersMakeOneRequestForAToken() {
        WireTrial.run(trial -> {
            trial.simulator.setLatency(Duration.ofMillis(50), Duration.ofMillis(50));
            FeedpinClient client = trial.client();

            await(Flux.range(0, 100)
                    .flatMap(i -> client.send(PIN).subscribeOn(Schedulers.parallel()), 100)
                    .collectList());

            assertThat(trial.calls()).hasSize(100).allMatch(call -> call.status() == 200);
            assertThat(trial.simulator.journal().tokenRequests()).isEqualTo(1);
        });
    }

    @Test
    void clientsOfOneAppAtTwoHostsHaveATokenEach() {
        try (WireTrial one = new WireTrial(1);
                WireTrial other = new WireTrial(2)) {
            for (WireTrial trial : new WireTrial[] {one, other, one}) {
                await(trial.client().send(PIN));
            }

            assertThat(one.calls()).hasSize(2).allMatch(call -> call.status() == 200);
            assertThat(other.calls()).hasSize(1).allMatch(call -> call.status() == 200);
            assertThat(other.simulator.journal().tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void whoHasAnotherSecretGetsNothingFromAClientOfTheSameAppId() {
        WireTrial.run(trial -> {
            await(trial.client().send(PIN));

            assertThat(failureOf(trial.client("wrong-secret").send(PIN))).isInstanceOf(AppRejectedException.class);
            assertThat(trial.calls()).hasSize(1);
        });
    }
}
