package io.github.feedpin.simulator.contract;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
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

/** Without a complete response the exchange fails in time, and reports whether the request may have been sent. */
public interface NoResponseContract extends PlatformConnector {

    @Test
    default void brokenConnectionFailsTheCallAndTheNextCallSucceeds() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.cutResponse());

        for (Fault fault : faults) {
            assertNoResponse(
                    fault, ContractFixture.failureOf(fixture.withFault(fault).pinning("ou_1")));
            assertNoResponse(fault, ContractFixture.failureOf(fixture.fetchingToken()));
            fixture.simulator().faults().clear();
            assertThat(fixture.pin("ou_2").code()).isZero();
        }
    }

    @Test
    default void missingResponseFailsAfterTheCallTimeout() {
        ContractFixture fixture = ContractFixture.withShortTimeout(this, builder -> builder);

        assertNoResponse(
                Fault.stall(),
                ContractFixture.failureOf(fixture.withFault(Fault.stall()).pinning("ou_1")));

        assertThat(fixture.calls()).isEqualTo(1);
        fixture.awaitIdle();
        assertThat(fixture.simulator().openExchanges()).isZero();
    }

    @Test
    default void slowlySentResponseFailsAfterTheCallTimeout() {
        ContractFixture fixture = ContractFixture.withShortTimeout(this, builder -> builder.notInChat(userId -> true));
        String[] manyUsers = IntStream.range(0, 50).mapToObj(i -> "ou_" + i).toArray(String[]::new);
        Fault drip = Fault.drip(Duration.ofMillis(50));

        assertNoResponse(drip, ContractFixture.failureOf(fixture.withFault(drip).pinning(manyUsers)));

        fixture.awaitIdle();
        assertThat(fixture.simulator().openExchanges()).isZero();
    }

    /** Reading it all would take too much time and memory. */
    @Test
    default void giantBodyFailsTheCall() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        Fault giant = Fault.giantBody(100_000_000_000L);

        assertNoResponse(
                giant, ContractFixture.failureOf(fixture.withFault(giant).pinning("ou_1")));

        fixture.awaitIdle();
        assertThat(fixture.simulator().isPinned("ou_1")).isTrue();
    }

    @Test
    default void gzipBombFailsTheCall() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        Fault bomb = Fault.gzipBomb(1_000_000_000);

        assertNoResponse(bomb, ContractFixture.failureOf(fixture.withFault(bomb).pinning("ou_1")));
        assertNoResponse(bomb, ContractFixture.failureOf(fixture.fetchingToken()));
        fixture.awaitIdle();
    }

    @Test
    default void requestToAClosedPortIsNotSent() {
        @Nullable FeedpinPlatform platform = connectToClosedPort();
        Assumptions.assumeTrue(platform != null, "the adapter uses no ports");
        Objects.requireNonNull(platform);
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1"));

        assertUnreachable(
                ContractFixture.failureOf(platform.setTimeSensitive(BOT_CHAT, request, new AccessToken("t-any"))));
        assertUnreachable(
                ContractFixture.failureOf(platform.fetchTenantAccessToken(new SelfBuiltApp("cli_app", "secret"))));
    }

    private static void assertNoResponse(Fault fault, @Nullable Throwable failure) {
        assertThat(failure)
                .as("failure with: %s", fault)
                .isInstanceOfSatisfying(NoResponseException.class, noResponse -> {
                    assertThat(noResponse.mayHaveActed()).isTrue();
                    assertThat(noResponse.isRetryable()).isTrue();
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
