package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Where no whole response comes, the exchange fails within a bound, and says whether the request may have left. */
public interface NoResponseContract extends PlatformConnector {

    @Test
    default void aBrokenConnectionIsNoResponseAndTheNextCallGetsOne() {
        ContractFixture rig = ContractFixture.patient(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.cutResponse());

        for (Fault fault : faults) {
            assertNoResponse(fault, ContractFixture.failureOf(rig.meeting(fault).pinning("ou_1")));
            assertNoResponse(fault, ContractFixture.failureOf(rig.fetchingToken()));
            rig.simulator().faults().clear();
            assertThat(rig.pin("ou_2").code()).isZero();
        }
    }

    @Test
    default void silenceEndsWithTheCallTimeout() {
        ContractFixture rig = ContractFixture.hasty(this, builder -> builder);

        assertNoResponse(
                Fault.stall(),
                ContractFixture.failureOf(rig.meeting(Fault.stall()).pinning("ou_1")));

        assertThat(rig.calls()).isEqualTo(1);
        rig.settle();
        assertThat(rig.simulator().openExchanges()).isZero();
    }

    @Test
    default void aResponseThatDripsEndsWithTheCallTimeout() {
        ContractFixture rig = ContractFixture.hasty(this, builder -> builder.notInChat(userId -> true));
        String[] manyUsers = IntStream.range(0, 50).mapToObj(i -> "ou_" + i).toArray(String[]::new);
        Fault drip = Fault.drip(Duration.ofMillis(50));

        assertNoResponse(drip, ContractFixture.failureOf(rig.meeting(drip).pinning(manyUsers)));

        rig.settle();
        assertThat(rig.simulator().openExchanges()).isZero();
    }

    /** It would take too long and too much memory to read it all. */
    @Test
    default void aGiantBodyIsNoResponse() {
        ContractFixture rig = ContractFixture.patient(this);
        Fault giant = Fault.giantBody(100_000_000_000L);

        assertNoResponse(giant, ContractFixture.failureOf(rig.meeting(giant).pinning("ou_1")));

        rig.settle();
        assertThat(rig.simulator().isPinned("ou_1")).isTrue();
    }

    @Test
    default void aGzipBombIsNoResponse() {
        ContractFixture rig = ContractFixture.patient(this);
        Fault bomb = Fault.gzipBomb(1_000_000_000);

        assertNoResponse(bomb, ContractFixture.failureOf(rig.meeting(bomb).pinning("ou_1")));
        assertNoResponse(bomb, ContractFixture.failureOf(rig.fetchingToken()));
        rig.settle();
    }

    @Test
    default void whereNobodyListensNothingIsSent() {
        @Nullable FeedpinPlatform platform = connectToNobody();
        Assumptions.assumeTrue(platform != null, "there is always somebody");
        Objects.requireNonNull(platform);
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1"));

        assertUnreachable(ContractFixture.failureOf(platform.setTimeSensitive(request, new AccessToken("t-any"))));
        assertUnreachable(
                ContractFixture.failureOf(platform.fetchTenantAccessToken(new SelfBuiltApp("cli_app", "secret"))));
    }

    private static void assertNoResponse(Fault fault, @Nullable Throwable failure) {
        assertThat(failure)
                .as("what comes of: %s", fault)
                .isInstanceOfSatisfying(NoResponseException.class, noResponse -> {
                    assertThat(noResponse.mayHaveActed()).isTrue();
                    assertThat(noResponse.retryable()).isTrue();
                    assertThat(noResponse.getMessage()).isNotBlank();
                });
    }

    private static void assertUnreachable(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        unreachable -> assertThat(unreachable.mayHaveActed()).isFalse());
    }
}
