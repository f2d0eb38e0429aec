package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Sinks;

/** Cancelling closes the exchange, on the platform's side too. */
public interface CancellationContract extends PlatformConnector {

    @Test
    default void callCancelledBeforeArrivalHasNoEffect() {
        // Long enough for the simulator to notice the cancellation of a request that has just been sent.
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.latency(Duration.ofSeconds(2)));

        fixture.pinning("ou_cancelled").subscribe().dispose();

        // If the first call continued, it would arrive before this one.
        assertThat(fixture.pin("ou_1").code()).isZero();
        fixture.awaitIdle();
        assertThat(fixture.calls()).isEqualTo(1);
        assertThat(fixture.simulator().pinnedUsers()).containsExactly("ou_1");
    }

    @Test
    default void cancellingClosesTheExchangeInProgress() {
        for (Fault slow : List.of(Fault.stall(), Fault.drip(Duration.ofSeconds(10)))) {
            ContractFixture fixture = ContractFixture.withLongTimeout(this);
            Sinks.Empty<Void> arrived = Sinks.empty();
            FaultTrigger first = FaultTrigger.calls(1, 1)
                    .forUsers(userId -> arrived.tryEmitEmpty().isSuccess());
            fixture.simulator().faults().on(first, slow);

            Disposable call = fixture.pinning("ou_1").subscribe();
            arrived.asMono().block(ContractFixture.MAX_WAIT);
            assertThat(fixture.simulator().openExchanges()).isEqualTo(1);
            call.dispose();

            fixture.awaitIdle();
            assertThat(fixture.simulator().openExchanges()).isZero();
            assertThat(fixture.pin("ou_2").code()).isZero();
            assertThat(fixture.calls()).isEqualTo(2);
        }
    }

    @Test
    default void completedExchangesLeaveNothingOpen() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = List.of(
                Fault.html(502),
                Fault.emptyBody(500),
                Fault.redirect(302, "http://simulator.invalid/"),
                Fault.truncatedJson(),
                Fault.cutResponse(),
                Fault.resetAfterReading(),
                Fault.giantBody(50_000_000));

        for (Fault fault : faults) {
            ContractFixture.failureOf(fixture.withFault(fault).pinning("ou_1"));
            fixture.awaitIdle();
            assertThat(fixture.simulator().openExchanges())
                    .as("after: %s", fault)
                    .isZero();
        }
    }
}
