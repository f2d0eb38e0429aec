package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

/** Who cancels gets rid of the exchange, on the other side too. */
public interface CancellationContract extends PlatformConnector {

    @Test
    default void aCallCancelledBeforeItArrivesHasNoEffect() {
        // Long enough for the other side to notice in time that a request is cancelled, though it had just left.
        ContractFixture rig = ContractFixture.patient(this, builder -> builder.latency(Duration.ofSeconds(2)));

        rig.pinning("ou_cancelled").subscribe().dispose();

        // If the first call went on, it would arrive before this one.
        assertThat(rig.pin("ou_1").code()).isZero();
        rig.settle();
        assertThat(rig.calls()).isEqualTo(1);
        assertThat(rig.simulator().pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    default void cancellingClosesAnExchangeThatIsUnderWay() {
        for (Fault slow : List.of(Fault.stall(), Fault.drip(Duration.ofSeconds(10)))) {
            ContractFixture rig = ContractFixture.patient(this);
            Sinks.Empty<Void> arrived = Sinks.empty();
            FaultTrigger first = FaultTrigger.calls(1, 1)
                    .forUsers(userId -> arrived.tryEmitEmpty().isSuccess());
            rig.simulator().faults().on(first, slow);

            Disposable call = rig.pinning("ou_1").subscribe();
            arrived.asMono().block(ContractFixture.BOUND);
            assertThat(rig.simulator().openExchanges()).isEqualTo(1);
            call.dispose();

            rig.settle();
            assertThat(rig.simulator().openExchanges()).isZero();
            assertThat(rig.pin("ou_2").code()).isZero();
            assertThat(rig.calls()).isEqualTo(2);
        }
    }

    @Test
    default void nothingIsLeftOpenByExchangesThatHaveEnded() {
        ContractFixture rig = ContractFixture.patient(this);
        List<Fault> faults = List.of(
                Fault.html(502),
                Fault.emptyBody(500),
                Fault.redirect(302, "http://simulator.invalid/"),
                Fault.truncatedJson(),
                Fault.cutResponse(),
                Fault.resetAfterReading(),
                Fault.giantBody(50_000_000));

        for (Fault fault : faults) {
            ContractFixture.failureOf(rig.meeting(fault).pinning("ou_1"));
            rig.settle();
            assertThat(rig.simulator().openExchanges()).as("after: %s", fault).isZero();
        }
    }
}
