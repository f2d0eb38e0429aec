package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NANO = Duration.ofNanos(1);

    @Test
    void letsInAsManyAsTheSecondAllowsAndNotOneMore() {
        Bench bench = Bench.create();
        AccessToken token = bench.token();

        for (int i = 0; i < 50; i++) {
            assertThat(bench.pin(token, "ou_" + i).code()).isZero();
        }

        assertThat(bench.pin(token, "ou_late").code()).isEqualTo(99991400);
        assertThat(bench.simulator.isPinned("ou_late")).isFalse();
    }

    @Test
    void rejectsAsThePlatformDocumentsIt() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1000));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");

        PlatformResponse<List<FailedUser>> rejected = bench.pin(token, "ou_2");

        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.code()).isEqualTo(99991400);
        assertThat(rejected.message()).isEqualTo("request trigger frequency limit");
        assertThat(rejected.data()).isNull();
        assertThat(rejected.logId()).isNotBlank();
        assertThat(rejected.retryAfter()).isEqualTo(SECOND);
    }

    @Test
    void hasRoomAgainExactlyOneWindowAfterTheFirstArrival() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1000));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");

        bench.pass(SECOND.minus(NANO));
        assertThat(bench.pin(token, "ou_2").status()).isEqualTo(429);

        bench.pass(NANO);
        assertThat(bench.pin(token, "ou_2").status()).isEqualTo(200);
    }

    @Test
    void slidesInsteadOfStartingAnew() {
        Bench bench = Bench.with(builder -> builder.quota(2, 1000));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");
        bench.pass(Duration.ofMillis(900));
        bench.pin(token, "ou_2");

        bench.pass(Duration.ofMillis(100));

        assertThat(bench.pin(token, "ou_3").status()).isEqualTo(200);
        assertThat(bench.pin(token, "ou_4").status()).isEqualTo(429);
    }

    @Test
    void tellsToWaitForTheMinuteWhenThatIsFullAsWell() {
        Bench bench = Bench.with(builder -> builder.quota(2, 2));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");
        bench.pin(token, "ou_2");
        bench.pass(Duration.ofMillis(500));

        assertThat(bench.pin(token, "ou_3").retryAfter()).isEqualTo(Duration.ofSeconds(60));
        bench.pass(Duration.ofMillis(59_499));
        assertThat(bench.pin(token, "ou_3").retryAfter()).isEqualTo(SECOND);
        bench.pass(Duration.ofMillis(1));
        assertThat(bench.pin(token, "ou_3").status()).isEqualTo(200);
    }

    @Test
    void doesNotCountWhatItRejects() {
        Bench bench = Bench.with(builder -> builder.quota(1, 2));
        AccessToken token = bench.token();
        bench.pin(token, "ou_1");
        for (int i = 0; i < 10; i++) {
            bench.pin(token, "ou_2");
        }

        bench.pass(SECOND);

        assertThat(bench.pin(token, "ou_2").status()).isEqualTo(200);
    }

    @Test
    void countsCallsThatAreRejectedForWhatTheyHold() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1000).unknownUsers("ou_nobody"::equals));
        AccessToken token = bench.token();

        assertThat(bench.pin(token, "ou_nobody").code()).isEqualTo(99992351);
        assertThat(bench.pin(token, "ou_1").code()).isEqualTo(99991400);
    }

    @Test
    void doesNotLimitTokens() {
        Bench bench = Bench.with(builder -> builder.quota(1, 1));

        for (int i = 0; i < 5; i++) {
            assertThat(bench.fetchToken().code()).isZero();
        }
    }

    @Test
    void holdsInEverySpanWhateverTheRhythm() {
        Bench bench = Bench.with(builder -> builder.quota(5, 40).tokenLifetime(Duration.ofDays(1)));
        AccessToken token = bench.token();
        Random random = new Random(7);

        for (int i = 0; i < 5000; i++) {
            bench.pin(token, "ou_" + i);
            bench.pass(Duration.ofMillis(random.nextInt(300)));
        }

        long[] admitted = bench.simulator.journal().entries().stream()
                .filter(entry -> entry.isCall() && entry.status() == 200)
                .mapToLong(JournalEntry::arrivalNanos)
                .toArray();
        assertThat(admitted).hasSizeGreaterThan(400);
        for (int i = 40; i < admitted.length; i++) {
            assertThat(admitted[i] - admitted[i - 5]).isGreaterThanOrEqualTo(1_000_000_000L);
            assertThat(admitted[i] - admitted[i - 40]).isGreaterThanOrEqualTo(60_000_000_000L);
        }
    }
}
