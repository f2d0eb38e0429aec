package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Interim responses are skipped (RFC 9110, section 15.2): the final response is the response, and that of no other
 * call.
 */
public interface InterimResponseContract extends PlatformConnector {

    @Test
    default void interimResponsesAreSkippedHoweverManyThereAre() {
        ContractFixture rig = ContractFixture.patient(this);
        for (int status : new int[] {100, 102, 103, 104, 199}) {
            for (int count : new int[] {1, 2, 100}) {
                rig.meeting(Fault.interim(status, count));

                assertThat(rig.pin("ou_1").code())
                        .as("after %s of %s", count, status)
                        .isZero();
                assertThat(rig.fetchToken().data())
                        .as("token after %s of %s", count, status)
                        .isNotNull();
            }
        }
    }

    @Test
    default void aFinalResponseThatComesLaterIsTheResponseToItsOwnCall() {
        ContractFixture rig = ContractFixture.patient(this, builder -> builder.notInChat("ou_away"::equals));
        rig.meeting(Fault.interim(103, 2, Duration.ofMillis(20)));

        for (int i = 0; i < 5; i++) {
            assertOwn(rig, rig.pin("ou_1"), 0);
            assertOwn(rig, rig.pin("ou_away"), 1);
            assertOwn(rig, rig.fetchToken(), null);
        }
    }

    @Test
    default void interimResponsesWithoutAFinalOneEndWithTheCallTimeout() {
        ContractFixture rig = ContractFixture.hasty(this, builder -> builder)
                .meeting(Fault.interimForever(102, Duration.ofMillis(5)));

        assertThat(ContractFixture.failureOf(rig.pinning("ou_1"))).isInstanceOf(NoResponseException.class);

        rig.settle();
        assertThat(rig.simulator().openExchanges()).isZero();
    }

    /** No upgrade was asked for, so nothing is proven, and what follows on that connection is no response. */
    @Test
    default void aSwitchOfProtocolsProvesNothingAndTheNextCallGetsItsResponse() {
        ContractFixture rig = ContractFixture.patient(this).meeting(Fault.switchingProtocols());

        assertProvesNothing(rig.pin("ou_1"));
        assertProvesNothing(rig.fetchToken());

        rig.simulator().faults().clear();
        assertThat(rig.pin("ou_1").code()).isZero();
    }

    private static void assertOwn(ContractFixture rig, PlatformResponse<?> response, @Nullable Integer failures) {
        assertThat(response.code()).isZero();
        assertThat(response.logId()).isEqualTo(rig.last().logId());
        if (failures != null) {
            assertThat((List<?>) response.data()).hasSize(failures);
        }
    }

    private static void assertProvesNothing(PlatformResponse<?> response) {
        assertThat(response.status()).isEqualTo(101);
        assertThat(response.code()).isNull();
        assertThat(response.data()).isNull();
    }
}
