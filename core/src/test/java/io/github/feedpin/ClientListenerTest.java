package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.observation.CallResult;
import io.github.feedpin.observation.RunCounters;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Listeners of a client, which are notified of all runs and single requests. */
class ClientListenerTest {

    private final Scenario scenario = new Scenario();
    private final List<OutcomeKind> kinds = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private final FeedpinClient client = scenario.builder()
            .listener(new RunListener() {
                @Override
                public void onCallEnded(CallResult call) {
                    calls.add(call.users());
                }

                @Override
                public void onOutcome(UserOutcome outcome) {
                    kinds.add(outcome.kind());
                }
            })
            .build();

    @Test
    void listenersOfClientAndOptionsAreBothNotified() {
        RunCounters counters = new RunCounters();
        scenario.await(client.with(client.options().withListener(counters)).pin(Scenario.users(60)));
        scenario.await(client.unpinEach(Flux.just("ou_a", " ")).then());
        assertThat(counters.outcomes().total()).isEqualTo(60);
        assertThat(kinds).hasSize(62).containsOnlyOnce(OutcomeKind.NOT_SENT);
        assertThat(calls).containsExactlyInAnyOrder(50, 10, 1);
    }

    @Test
    void listenerIsNotifiedOncePerSingleRequest() {
        scenario.platform.responding((request, number) -> number == 1 ? success() : error(400, 99991672));
        RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome.of(client.pin("ou_a"));
        RecordedOutcome.of(client.unpin("ou_b"));
        RecordedOutcome.of(client.pin("ou_b"));
        RecordedOutcome.of(client.pin(" "));
        assertThat(kinds).containsExactly(OutcomeKind.NOT_SENT, OutcomeKind.NOT_SENT);
        scenario.clock.advanceTimeBy(Duration.ofMillis(20));
        assertThat(kinds.subList(2, kinds.size())).containsExactly(OutcomeKind.APPLIED, OutcomeKind.APPLIED);
        assertThat(calls).containsExactly(2);
        RecordedOutcome.of(client.pin("ou_c"));
        scenario.clock.advanceTimeBy(Duration.ofMillis(20));
        assertThat(kinds).hasSize(5).endsWith(OutcomeKind.NOT_SENT);
    }

    @Test
    void whenTheListenerThrowsNoOutcomeIsLost() {
        FeedpinClient observed = scenario.builder()
                .listener(new RunListener() {
                    @Override
                    public void onOutcome(UserOutcome outcome) {
                        throw new IllegalStateException("scripted");
                    }
                })
                .build();
        assertThat(scenario.await(observed.pin(List.of("ou_a"))).applied()).isEqualTo(1);
        assertThat(scenario.await(observed.pin("ou_a")).kind()).isEqualTo(OutcomeKind.APPLIED);
    }
}
