package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoAnswerException;
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

/** Where no whole answer comes, the exchange fails within a bound, and says whether the request may have left. */
public interface NoAnswerContract extends PlatformConnector {

    @Test
    default void aBrokenConnectionIsNoAnswerAndTheNextCallGetsOne() {
        Rig rig = Rig.patient(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.cutAnswer());

        for (Fault fault : faults) {
            assertNoAnswer(fault, Rig.failureOf(rig.meeting(fault).pinning("ou_1")));
            assertNoAnswer(fault, Rig.failureOf(rig.fetchingToken()));
            rig.simulator().faults().clear();
            assertThat(rig.pin("ou_2").code()).isZero();
        }
    }

    @Test
    default void silenceEndsWithTheCallTimeout() {
        Rig rig = Rig.hasty(this, builder -> builder);

        assertNoAnswer(Fault.stall(), Rig.failureOf(rig.meeting(Fault.stall()).pinning("ou_1")));

        assertThat(rig.calls()).isEqualTo(1);
        rig.settle();
        assertThat(rig.simulator().openExchanges()).isZero();
    }

    @Test
    default void anAnswerThatDripsEndsWithTheCallTimeout() {
        Rig rig = Rig.hasty(this, builder -> builder.notInChat(userId -> true));
        String[] manyUsers = IntStream.range(0, 50).mapToObj(i -> "ou_" + i).toArray(String[]::new);
        Fault drip = Fault.drip(Duration.ofMillis(50));

        assertNoAnswer(drip, Rig.failureOf(rig.meeting(drip).pinning(manyUsers)));

        rig.settle();
        assertThat(rig.simulator().openExchanges()).isZero();
    }

    /** It would take too long and too much memory to read it all. */
    @Test
    default void aGiantBodyIsNoAnswer() {
        Rig rig = Rig.patient(this);
        Fault giant = Fault.giantBody(100_000_000_000L);

        assertNoAnswer(giant, Rig.failureOf(rig.meeting(giant).pinning("ou_1")));

        rig.settle();
        assertThat(rig.simulator().isPinned("ou_1")).isTrue();
    }

    @Test
    default void aGzipBombIsNoAnswer() {
        Rig rig = Rig.patient(this);
        Fault bomb = Fault.gzipBomb(1_000_000_000);

        assertNoAnswer(bomb, Rig.failureOf(rig.meeting(bomb).pinning("ou_1")));
        assertNoAnswer(bomb, Rig.failureOf(rig.fetchingToken()));
        rig.settle();
    }

    @Test
    default void whereNobodyListensNothingIsSent() {
        @Nullable FeedpinPlatform platform = connectToNobody();
        Assumptions.assumeTrue(platform != null, "there is always somebody");
        Objects.requireNonNull(platform);
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1"));

        assertUnreachable(Rig.failureOf(platform.setTimeSensitive(request, new AccessToken("t-any"))));
        assertUnreachable(Rig.failureOf(platform.fetchTenantAccessToken(new SelfBuiltApp("cli_app", "secret"))));
    }

    private static void assertNoAnswer(Fault fault, @Nullable Throwable failure) {
        assertThat(failure).as("what comes of: %s", fault).isInstanceOfSatisfying(NoAnswerException.class, noAnswer -> {
            assertThat(noAnswer.mayHaveActed()).isTrue();
            assertThat(noAnswer.retryable()).isTrue();
            assertThat(noAnswer.getMessage()).isNotBlank();
        });
    }

    private static void assertUnreachable(@Nullable Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        unreachable -> assertThat(unreachable.mayHaveActed()).isFalse());
    }
}
