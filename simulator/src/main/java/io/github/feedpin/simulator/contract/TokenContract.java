package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.PlatformException;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Responses to requests for a token. */
public interface TokenContract extends PlatformConnector {

    @Test
    default void tokenIsGrantedWithItsRemainingLifetime() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        PlatformResponse<GrantedToken> response = fixture.fetchToken();

        GrantedToken granted = response.dataOrThrow(TENANT_ACCESS_TOKEN);
        assertThat(granted.token()).isEqualTo(fixture.token());
        assertThat(granted.expiresIn()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isZero();
        assertThat(response.logId()).isNotBlank().isEqualTo(fixture.last().logId());
    }

    @Test
    default void rejectionOfAWrongSecretIsAValue() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        PlatformResponse<GrantedToken> response = ContractFixture.await(fixture.platform()
                .fetchTenantAccessToken(new SelfBuiltApp(fixture.app().appId(), "wrong-secret")));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isEqualTo(10014);
        assertThat(response.message()).isEqualTo("app secret invalid");
        assertThat(response.logId()).isEqualTo(fixture.last().logId());
        assertGrantsNothing(response);
    }

    @Test
    default void successWithoutAUsableTokenGrantsNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = List.of(
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":null,\"expire\":7200}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"\",\"expire\":7200}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1 2\",\"expire\":7200}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":7,\"expire\":7200}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":-1}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1\"}"));

        for (Fault fault : faults) {
            assertGrantsNothing(fixture.withFault(fault).fetchToken());
        }
    }

    @Test
    default void invalidResponseGrantsNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        for (Fault fault : ContractFixture.UNREADABLE) {
            PlatformResponse<GrantedToken> response = fixture.withFault(fault).fetchToken();
            assertThat(response.code()).as("code of: %s", fault).isNull();
            assertThat(response.status()).isEqualTo(fixture.last().status());
            assertGrantsNothing(response);
        }
    }

    private static void assertGrantsNothing(PlatformResponse<GrantedToken> response) {
        assertThat(response.data()).isNull();
        assertThatThrownBy(() -> response.dataOrThrow(TENANT_ACCESS_TOKEN)).isInstanceOf(PlatformException.class);
    }
}
