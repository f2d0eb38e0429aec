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

/** Faults of requests for a token, over HTTP and in memory. */
class TokenFaultTest {

    private final SimulatorFixture fixture = SimulatorFixture.create();
    private final SimulatorServer server = fixture.simulator.serve();
    private final RawHttpClient client = new RawHttpClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void grantWithoutTokenGrantsNothing() {
        assertThat(overHttp(Fault.grantWithoutToken(), RawHttpClient.TENANT_TOKEN_PATH)
                        .propertyNames())
                .containsExactly("code", "msg", "expire");
        assertThat(overHttp(Fault.grantWithoutToken(), RawHttpClient.APP_TOKEN_PATH)
                        .propertyNames())
                .containsExactly("code", "msg", "expire");
        assertNothingGranted(Fault.grantWithoutToken());
    }

    @Test
    void expiredGrantGrantsNothing() {
        assertThat(overHttp(Fault.grantExpired(), RawHttpClient.TENANT_TOKEN_PATH)
                        .path("expire")
                        .intValue(-1))
                .isZero();
        assertNothingGranted(Fault.grantExpired());
    }

    @Test
    void revokedTokenIsGrantedAgain() {
        AccessToken revoked = fixture.token();
        fixture.simulator.revokeTokens();

        GrantedToken again = fixture.withFault(Fault.sameToken()).granted();
        fixture.simulator.faults().clear();

        assertThat(again).isEqualTo(new GrantedToken(revoked, Duration.ofHours(2)));
        assertThat(fixture.pin(revoked, "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.token()).isNotEqualTo(revoked);
    }

    @Test
    void newTokenIsGrantedWhenThereIsNoneToRepeat() {
        GrantedToken first = fixture.withFault(Fault.sameToken()).granted();
        fixture.pass(Duration.ofHours(2));

        assertThat(fixture.granted().token()).isNotEqualTo(first.token());
    }

    @Test
    void tokensAreRevokedOnACall() {
        AccessToken token = fixture.token();
        fixture.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.revokeTokens());

        assertThat(fixture.pin(token, "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.pin(token, "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.pin(fixture.token(), "ou_1").code()).isZero();
        assertThat(fixture.simulator.journal().entries().get(1).fault()).isEqualTo("revoke tokens");
    }

    @Test
    void tokensAreRevokedOnATokenRequest() {
        AccessToken token = fixture.token();

        assertThat(fixture.withFault(Fault.revokeTokens()).token()).isNotEqualTo(token);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unreadableTokenResponseIsNotShown(boolean truncated) {
        fixture.withFault(truncated ? Fault.truncatedJson() : Fault.malformedJson());

        PlatformResponse<GrantedToken> response = fixture.fetchToken();

        assertThat(response.code()).isNull();
        assertThat(response.message()).startsWith("The body is not shown because it may contain a token: ");
    }

    @Test
    void faultsOfCallsHappenToTokenRequests() {
        assertThat(fixture.withFault(Fault.html(502)).fetchToken().message()).contains("text/html");
        assertThat(fixture.withFault(Fault.emptyObject(500)).fetchToken().code())
                .isNull();
        assertThat(fixture.withFault(Fault.error(200, 10012, "try again"))
                        .fetchToken()
                        .code())
                .isEqualTo(10012);
        SelfBuiltApp app = fixture.simulator.credentials();
        assertThat(SimulatorFixture.failureOf(
                        fixture.withFault(Fault.cutResponse()).platform.fetchTenantAccessToken(app)))
                .isInstanceOf(NoResponseException.class)
                .hasMessageStartingWith("POST /open-apis/auth/v3/tenant_access_token/internal on ");
    }

    @Test
    void paddedRejectionIsStillARejection() {
        PlatformResponse<GrantedToken> response = SimulatorFixture.await(fixture.withFault(Fault.giantBody(1000))
                .platform
                .fetchTenantAccessToken(new SelfBuiltApp("cli_other", "wrong")));

        assertThat(response.code()).isEqualTo(10014);
    }

    private JsonNode overHttp(Fault fault, String path) {
        fixture.withFault(fault);
        return client.send("POST", path, "{\"app_id\":\"cli_simulated\",\"app_secret\":\"simulated-secret\"}")
                .body();
    }

    private void assertNothingGranted(Fault fault) {
        PlatformResponse<GrantedToken> response = fixture.withFault(fault).fetchToken();
        assertThat(response.code()).isZero();
        assertThat(response.data()).isNull();
    }
}
