package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenRulesTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int INVALID = 99991663;

    @Test
    void tokenIsValidForTwoHoursByDefault() {
        SimulatorFixture fixture = SimulatorFixture.create();
        GrantedToken granted = fixture.granted();
        assertThat(granted.expiresIn()).isEqualTo(Duration.ofHours(2));

        fixture.pass(Duration.ofHours(2).minusNanos(1));
        assertThat(fixture.pin(granted.token(), "ou_1").code()).isZero();

        fixture.pass(Duration.ofNanos(1));
        PlatformResponse<?> rejected = fixture.pin(granted.token(), "ou_1");
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.code()).isEqualTo(INVALID);
    }

    @Test
    void sameTokenIsGrantedWhileHalfAnHourIsLeft() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken first = fixture.token();

        fixture.pass(Duration.ofMinutes(90));
        GrantedToken again = fixture.granted();

        assertThat(again.token()).isEqualTo(first);
        assertThat(again.expiresIn()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void laterANewTokenIsGrantedAndBothAreValid() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken first = fixture.token();

        fixture.pass(Duration.ofMinutes(90).plusNanos(1));
        GrantedToken again = fixture.granted();

        assertThat(again.token()).isNotEqualTo(first);
        assertThat(again.expiresIn()).isEqualTo(Duration.ofHours(2));
        assertThat(fixture.pin(first, "ou_1").code()).isZero();
        assertThat(fixture.pin(again.token(), "ou_1").code()).isZero();

        fixture.pass(Duration.ofMinutes(30));
        assertThat(fixture.pin(first, "ou_1").code()).isEqualTo(INVALID);
        assertThat(fixture.pin(again.token(), "ou_1").code()).isZero();
    }

    @Test
    void tokenIsNeverGrantedFor0Seconds() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.tokenLifetime(SECOND));
        AccessToken first = fixture.token();

        fixture.pass(Duration.ofMillis(300));
        GrantedToken again = fixture.granted();

        assertThat(again.expiresIn()).isEqualTo(SECOND);
        assertThat(again.token()).isNotEqualTo(first);
    }

    @Test
    void revokedTokenIsRejectedAndReplaced() {
        SimulatorFixture fixture = SimulatorFixture.create();
        AccessToken revoked = fixture.token();

        fixture.simulator.revokeTokens();

        assertThat(fixture.pin(revoked, "ou_1").code()).isEqualTo(INVALID);
        AccessToken fresh = fixture.token();
        assertThat(fresh).isNotEqualTo(revoked);
        assertThat(fixture.pin(fresh, "ou_1").code()).isZero();
    }

    @Test
    void tokenThatWasNotIssuedIsRejected() {
        SimulatorFixture fixture = SimulatorFixture.create();
        assertThat(fixture.pin(new AccessToken("t-made-up"), "ou_1").code()).isEqualTo(INVALID);
        assertThat(fixture.simulator.pinnedCount()).isZero();
    }

    @Test
    void wrongCredentialsAreRejected() {
        SimulatorFixture fixture = SimulatorFixture.with(builder -> builder.credentials("cli_app", "open-sesame"));

        assertDenied(fixture, new SelfBuiltApp("cli_app", "wrong"));
        assertDenied(fixture, new SelfBuiltApp("cli_other", "open-sesame"));
        assertThat(fixture.fetchToken().code()).isZero();
    }

    @Test
    void tokenIsDrawnFromTheSeed() {
        AccessToken one = SimulatorFixture.with(builder -> builder.seed(5)).token();
        AccessToken same = SimulatorFixture.with(builder -> builder.seed(5)).token();
        AccessToken other = SimulatorFixture.with(builder -> builder.seed(6)).token();

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
        assertThat(one.value()).matches("t-[0-9a-f]{40}");
    }

    private static void assertDenied(SimulatorFixture fixture, SelfBuiltApp credentials) {
        PlatformResponse<GrantedToken> denied =
                SimulatorFixture.await(fixture.platform.fetchTenantAccessToken(credentials));
        assertThat(denied.status()).isEqualTo(200);
        assertThat(denied.code()).isEqualTo(10014);
        assertThat(denied.message()).isEqualTo("app secret invalid");
        assertThat(denied.data()).isNull();
    }
}
