package io.github.feedpin.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Faults on the way to a token, over the wire and in memory. */
class TokenFaultTest {

    private final Bench bench = Bench.create();
    private final SimulatorServer server = bench.simulator.serve();
    private final RawClient client = new RawClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aGrantMayLackTheToken() {
        assertThat(overHttp(Fault.grantWithoutToken(), RawClient.TENANT_TOKEN_PATH)
                        .propertyNames())
                .containsExactly("code", "msg", "expire");
        assertThat(overHttp(Fault.grantWithoutToken(), RawClient.APP_TOKEN_PATH).propertyNames())
                .containsExactly("code", "msg", "expire");
        assertNothingGranted(Fault.grantWithoutToken());
    }

    @Test
    void aGrantMayHaveExpired() {
        assertThat(overHttp(Fault.grantExpired(), RawClient.TENANT_TOKEN_PATH)
                        .path("expire")
                        .intValue(-1))
                .isZero();
        assertNothingGranted(Fault.grantExpired());
    }

    @Test
    void theSameTokenMayComeAgainThoughItIsRejected() {
        AccessToken revoked = bench.token();
        bench.simulator.revokeTokens();

        GrantedToken again = bench.meeting(Fault.sameToken()).granted();
        bench.simulator.faults().clear();

        assertThat(again).isEqualTo(new GrantedToken(revoked, Duration.ofHours(2)));
        assertThat(bench.pin(revoked, "ou_1").code()).isEqualTo(99991663);
        assertThat(bench.token()).isNotEqualTo(revoked);
    }

    @Test
    void theSameTokenIsANewOneWhenThereIsNone() {
        GrantedToken first = bench.meeting(Fault.sameToken()).granted();
        bench.pass(Duration.ofHours(2));

        assertThat(bench.granted().token()).isNotEqualTo(first.token());
    }

    @Test
    void allTokensMayBeRevokedAtTheMomentOfACall() {
        AccessToken token = bench.token();
        bench.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.revokeTokens());

        assertThat(bench.pin(token, "ou_1").code()).isEqualTo(99991663);
        assertThat(bench.pin(token, "ou_1").code()).isEqualTo(99991663);
        assertThat(bench.pin(bench.token(), "ou_1").code()).isZero();
        assertThat(bench.simulator.journal().entries().get(1).fault()).isEqualTo("revoke tokens");
    }

    @Test
    void allTokensMayBeRevokedWhenOneIsAskedFor() {
        AccessToken token = bench.token();

        assertThat(bench.meeting(Fault.revokeTokens()).token()).isNotEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aResponseThatCannotBeReadIsNotShownForItMayHoldTheToken(boolean truncated) {
        bench.meeting(truncated ? Fault.truncatedJson() : Fault.malformedJson());

        PlatformResponse<GrantedToken> response = bench.fetchToken();

        assertThat(response.code()).isNull();
        assertThat(response.message()).startsWith("The body is not shown because it may contain a token: ");
    }

    @Test
    void theFaultsOfCallsHappenToTokensAsWell() {
        assertThat(bench.meeting(Fault.html(502)).fetchToken().message()).contains("text/html");
        assertThat(bench.meeting(Fault.emptyObject(500)).fetchToken().code()).isNull();
        assertThat(bench.meeting(Fault.error(200, 10012, "try again"))
                        .fetchToken()
                        .code())
                .isEqualTo(10012);
        SelfBuiltApp app = (SelfBuiltApp) bench.simulator.credentials();
        assertThat(Bench.failureOf(bench.meeting(Fault.cutResponse()).platform.fetchTenantAccessToken(app)))
                .isInstanceOf(NoResponseException.class)
                .hasMessageStartingWith("POST /open-apis/auth/v3/tenant_access_token/internal on ");
    }

    @Test
    void aGarbledRejectionIsStillARejection() {
        PlatformResponse<GrantedToken> response = Bench.await(bench.meeting(Fault.giantBody(1000))
                .platform
                .fetchTenantAccessToken(new SelfBuiltApp("cli_other", "wrong")));

        assertThat(response.code()).isEqualTo(10014);
    }

    private JsonNode overHttp(Fault fault, String path) {
        bench.meeting(fault);
        return client.send("POST", path, "{\"app_id\":\"cli_simulated\",\"app_secret\":\"simulated-secret\"}")
                .body();
    }

    private void assertNothingGranted(Fault fault) {
        PlatformResponse<GrantedToken> response = bench.meeting(fault).fetchToken();
        assertThat(response.code()).isZero();
        assertThat(response.data()).isNull();
    }
}
