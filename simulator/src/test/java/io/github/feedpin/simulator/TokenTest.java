package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int INVALID = 99991663;

    @Test
    void livesTwoHoursByDefault() {
        Bench bench = Bench.create();
        GrantedToken granted = bench.granted();
        assertThat(granted.expiresIn()).isEqualTo(Duration.ofHours(2));

        bench.pass(Duration.ofHours(2).minusNanos(1));
        assertThat(bench.pin(granted.token(), "ou_1").code()).isZero();

        bench.pass(Duration.ofNanos(1));
        PlatformResponse<?> rejected = bench.pin(granted.token(), "ou_1");
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(rejected.code()).isEqualTo(INVALID);
    }

    @Test
    void isTheSameWhileHalfAnHourIsLeft() {
        Bench bench = Bench.create();
        AccessToken first = bench.token();

        bench.pass(Duration.ofMinutes(90));
        GrantedToken again = bench.granted();

        assertThat(again.token()).isEqualTo(first);
        assertThat(again.expiresIn()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void isAnotherOneLaterAndBothAreValid() {
        Bench bench = Bench.create();
        AccessToken first = bench.token();

        bench.pass(Duration.ofMinutes(90).plusNanos(1));
        GrantedToken again = bench.granted();

        assertThat(again.token()).isNotEqualTo(first);
        assertThat(again.expiresIn()).isEqualTo(Duration.ofHours(2));
        assertThat(bench.pin(first, "ou_1").code()).isZero();
        assertThat(bench.pin(again.token(), "ou_1").code()).isZero();

        bench.pass(Duration.ofMinutes(30));
        assertThat(bench.pin(first, "ou_1").code()).isEqualTo(INVALID);
        assertThat(bench.pin(again.token(), "ou_1").code()).isZero();
    }

    @Test
    void isNeverGrantedForNoTimeAtAll() {
        Bench bench = Bench.with(builder -> builder.tokenLifetime(SECOND));
        AccessToken first = bench.token();

        bench.pass(Duration.ofMillis(300));
        GrantedToken again = bench.granted();

        assertThat(again.expiresIn()).isEqualTo(SECOND);
        assertThat(again.token()).isNotEqualTo(first);
    }

    @Test
    void isInvalidOnceRevokedAndReplacedWhenAskedAgain() {
        Bench bench = Bench.create();
        AccessToken revoked = bench.token();

        bench.simulator.revokeTokens();

        assertThat(bench.pin(revoked, "ou_1").code()).isEqualTo(INVALID);
        AccessToken fresh = bench.token();
        assertThat(fresh).isNotEqualTo(revoked);
        assertThat(bench.pin(fresh, "ou_1").code()).isZero();
    }

    @Test
    void isInvalidWhenNobodyHandedItOut() {
        Bench bench = Bench.create();
        assertThat(bench.pin(new AccessToken("t-made-up"), "ou_1").code()).isEqualTo(INVALID);
        assertThat(bench.simulator.pinnedCount()).isZero();
    }

    @Test
    void isDeniedToAnotherSecretOrApp() {
        Bench bench = Bench.with(builder -> builder.credentials("cli_app", "open-sesame"));

        assertDenied(bench, new SelfBuiltApp("cli_app", "wrong"));
        assertDenied(bench, new SelfBuiltApp("cli_other", "open-sesame"));
        assertThat(bench.fetchToken().code()).isZero();
    }

    @Test
    void isDrawnFromTheSeed() {
        AccessToken one = Bench.with(builder -> builder.seed(5)).token();
        AccessToken same = Bench.with(builder -> builder.seed(5)).token();
        AccessToken other = Bench.with(builder -> builder.seed(6)).token();

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
        assertThat(one.value()).matches("t-[0-9a-f]{40}");
    }

    private static void assertDenied(Bench bench, SelfBuiltApp credentials) {
        PlatformResponse<GrantedToken> denied = Bench.await(bench.platform.fetchTenantAccessToken(credentials));
        assertThat(denied.status()).isEqualTo(200);
        assertThat(denied.code()).isEqualTo(10014);
        assertThat(denied.message()).isEqualTo("app secret invalid");
        assertThat(denied.data()).isNull();
    }
}
