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
    void callsAboveTheLimitOfASecondAreRejected() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken token = fixture.token();

        for (int i = 0; i < 50; i++) {
            assertThat(fixture.pin(token, "ou_" + i).code()).isZero();
        }

        assertThat(fixture.pin(token, "ou_late").code()).isEqualTo(99991400);
        assertThat(fixture.simulator.isPinned("ou_late")).isFalse();
    }

    @Test
    void rejectionMatchesTheDocumentation() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1000));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");

        PlatformResponse<List<FailedUser>> rejected = fixture.pin(token, "ou_2");

        assertThat(rejected.status()).isEqualTo(429);
        assertThat(rejected.code()).isEqualTo(99991400);
        assertThat(rejected.message()).isEqualTo("request trigger frequency limit");
        assertThat(rejected.data()).isNull();
        assertThat(rejected.logId()).isNotBlank();
        assertThat(rejected.retryAfter()).isEqualTo(SECOND);
    }

    @Test
    void callIsAdmittedExactlyOneWindowAfterTheFirst() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1000));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");

        fixture.pass(SECOND.minus(NANO));
        assertThat(fixture.pin(token, "ou_2").status()).isEqualTo(429);

        fixture.pass(NANO);
        assertThat(fixture.pin(token, "ou_2").status()).isEqualTo(200);
    }

    @Test
    void windowIsSliding() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(2, 1000));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");
        fixture.pass(Duration.ofMillis(900));
        fixture.pin(token, "ou_2");

        fixture.pass(Duration.ofMillis(100));

        assertThat(fixture.pin(token, "ou_3").status()).isEqualTo(200);
        assertThat(fixture.pin(token, "ou_4").status()).isEqualTo(429);
    }

    @Test
    void exhaustedMinuteDeterminesTheWait() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(2, 2));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");
        fixture.pin(token, "ou_2");
        fixture.pass(Duration.ofMillis(500));

        assertThat(fixture.pin(token, "ou_3").retryAfter()).isEqualTo(Duration.ofSeconds(60));
        fixture.pass(Duration.ofMillis(59_499));
        assertThat(fixture.pin(token, "ou_3").retryAfter()).isEqualTo(SECOND);
        fixture.pass(Duration.ofMillis(1));
        assertThat(fixture.pin(token, "ou_3").status()).isEqualTo(200);
    }

    @Test
    void rejectedCallsDoNotCount() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 2));
        AccessToken token = fixture.token();
        fixture.pin(token, "ou_1");
        for (int i = 0; i < 10; i++) {
            fixture.pin(token, "ou_2");
        }

        fixture.pass(SECOND);

        assertThat(fixture.pin(token, "ou_2").status()).isEqualTo(200);
    }

    @Test
    void callsWithInvalidContentCount() {
        SimulatorFixture fixture =
                SimulatorFixture.with(builder -> builder.quota(1, 1000).unknownUsers("ou_unknown"::equals));
        AccessToken token = fixture.token();

        assertThat(fixture.pin(token, "ou_unknown").code()).isEqualTo(99992351);
        assertThat(fixture.pin(token, "ou_1").code()).isEqualTo(99991400);
    }

    @Test
    void tokenRequestsAreNotLimited() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.quota(1, 1));

        for (int i = 0; i < 5; i++) {
            assertThat(fixture.fetchToken().code()).isZero();
        }
    }

    @Test
    void limitHoldsWithinAnySpan() {
        SimulatorFixture fixture =
                SimulatorFixture.with(builder -> builder.quota(5, 40).tokenLifetime(Duration.ofDays(1)));
        AccessToken token = fixture.token();
        Random random = new Random(7);

        for (int i = 0; i < 5000; i++) {
            fixture.pin(token, "ou_" + i);
            fixture.pass(Duration.ofMillis(random.nextInt(300)));
        }

        long[] admitted = fixture.simulator.journal().entries().stream()
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
