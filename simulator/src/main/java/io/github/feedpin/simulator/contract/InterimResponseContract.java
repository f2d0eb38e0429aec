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
 * Interim responses are skipped (RFC 9110, section 15.2): a call gets its own final response, and that of no other
 * call.
 */
public interface InterimResponseContract extends PlatformConnector {

    @Test
    default void anyNumberOfInterimResponsesIsSkipped() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        for (int status : new int[] {100, 102, 103, 104, 199}) {
            for (int count : new int[] {1, 2, 100}) {
                fixture.withFault(Fault.interim(status, count));

                assertThat(fixture.pin("ou_1").code())
                        .as("after %s of %s", count, status)
                        .isZero();
                assertThat(fixture.fetchToken().data())
                        .as("token after %s of %s", count, status)
                        .isNotNull();
            }
        }
    }

    @Test
    default void delayedFinalResponseBelongsToItsOwnCall() {
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.notInChat("ou_away"::equals));
        fixture.withFault(Fault.interim(103, 2, Duration.ofMillis(20)));

        for (int i = 0; i < 5; i++) {
            assertBelongsToItsCall(fixture, fixture.pin("ou_1"), 0);
            assertBelongsToItsCall(fixture, fixture.pin("ou_away"), 1);
            assertBelongsToItsCall(fixture, fixture.fetchToken(), null);
        }
    }

    @Test
    default void interimResponsesWithoutAFinalOneFailAfterTheCallTimeout() {
        ContractFixture fixture = ContractFixture.withShortTimeout(this, builder -> builder)
                .withFault(Fault.interimForever(102, Duration.ofMillis(5)));

        assertThat(ContractFixture.failureOf(fixture.pinning("ou_1"))).isInstanceOf(NoResponseException.class);

        fixture.awaitIdle();
        assertThat(fixture.simulator().openExchanges()).isZero();
    }

    /** No upgrade was requested, so nothing is proven, and nothing that follows on that connection is a response. */
    @Test
    default void switchOfProtocolsProvesNothingAndTheNextCallGetsItsResponse() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this).withFault(Fault.switchingProtocols());

        assertProvesNothing(fixture.pin("ou_1"));
        assertProvesNothing(fixture.fetchToken());

        fixture.simulator().faults().clear();
        assertThat(fixture.pin("ou_1").code()).isZero();
    }

    private static void assertBelongsToItsCall(
            ContractFixture fixture, PlatformResponse<?> response, @Nullable Integer failures) {
        assertThat(response.code()).isZero();
        assertThat(response.logId()).isEqualTo(fixture.last().logId());
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
