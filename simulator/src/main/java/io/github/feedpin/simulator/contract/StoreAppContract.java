package io.github.feedpin.simulator.contract;

import static io.github.feedpin.platform.PlatformEndpoint.RESEND_APP_TICKET;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_APP_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.SimulatedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tickets and tokens of a store app. */
public interface StoreAppContract extends PlatformConnector {

    @Test
    default void ticketIsExchangedForTheTokenOfATenant() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        GrantedToken appToken = fixture.fetchAppToken(
                        fixture.simulator().storeApp().issueTicket())
                .dataOrThrow(STORE_APP_ACCESS_TOKEN);
        GrantedToken token =
                fixture.fetchToken(appToken.token(), ContractFixture.TENANT).dataOrThrow(STORE_TENANT_ACCESS_TOKEN);

        assertThat(appToken.expiresIn()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(token.expiresIn()).isBetween(Duration.ofHours(1), Duration.ofHours(2));
        assertThat(fixture.last().tenantKey()).isEqualTo(ContractFixture.TENANT);
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_1"));
        ContractFixture.await(fixture.platform().setTimeSensitive(FeedCard.BOT_CHAT, request, token.token()));
        assertThat(fixture.simulator().storeApp().tenant(ContractFixture.TENANT).pinnedUsers())
                .containsExactly("ou_1");
        assertThat(fixture.simulator().pinnedUsers()).isEmpty();
    }

    /** Characters that JSON escapes, and that a tenant's key and a ticket may contain. */
    @Test
    default void fieldsArriveUnchanged() {
        ContractFixture fixture = ContractFixture.withLongTimeout(
                this, builder -> builder.storeApp(new StoreApp("cli_\"\\张", "se\"cr\\et/€😀")));
        TenantKey tenantKey = new TenantKey("ten\"ant\\/{}<>&key");

        assertThat(fixture.fetchToken(fixture.appToken(), tenantKey).code()).isZero();
        assertThat(fixture.last().tenantKey()).isEqualTo(tenantKey);
        assertThat(fixture.fetchAppToken(fixture.simulator().storeApp().issueTicket())
                        .code())
                .isZero();
        assertThat(fixture.resendTicket().code()).isZero();
    }

    @Test
    default void rejectionsOfAStoreAppAreValues() {
        ContractFixture fixture =
                ContractFixture.withLongTimeout(this, builder -> builder.tenant(ContractFixture.TENANT));
        AccessToken appToken = fixture.appToken();

        assertRejected(fixture, fixture.fetchAppToken(new AppTicket("dead", Instant.EPOCH)), 10012);
        assertRejected(fixture, fixture.fetchToken(new AccessToken("a-unknown"), ContractFixture.TENANT), 20014);
        PlatformResponse<GrantedToken> unknown = fixture.fetchToken(appToken, new TenantKey("tenant_unknown"));
        assertRejected(fixture, unknown, 10013);
        assertThatThrownBy(() -> unknown.dataOrThrow(STORE_TENANT_ACCESS_TOKEN))
                .isInstanceOf(TenantRejectedException.class);
        StoreApp wrong =
                new StoreApp(fixture.simulator().storeApp().credentials().appId(), "wrong-secret");
        assertRejected(fixture, ContractFixture.await(fixture.platform().resendAppTicket(wrong)), 10014);
    }

    @Test
    default void acceptedResendHasNoData() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);

        PlatformResponse<Void> response = fixture.resendTicket();

        response.requireSuccess(RESEND_APP_TICKET);
        assertThat(response.data()).isNull();
        assertThat(response.logId()).isNotBlank().isEqualTo(fixture.last().logId());
        assertThat(fixture.last().endpoint()).isEqualTo(SimulatedEndpoint.RESEND_APP_TICKET);
        for (String body : List.of("{\"code\":0}", "{\"code\":0,\"msg\":null,\"data\":{\"a\":[1]}}")) {
            PlatformResponse<Void> other =
                    fixture.withFault(Fault.response(200, Map.of(), body)).resendTicket();
            other.requireSuccess(RESEND_APP_TICKET);
            assertThat(other.data()).isNull();
        }
    }

    /** A token of the other kind, beside or instead of the one that was asked for, is not taken for it. */
    @Test
    default void responseWithoutTheRequestedTokenGrantsNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        AppTicket ticket = fixture.simulator().storeApp().issueTicket();
        AccessToken appToken = fixture.appToken();
        List<Fault> faults = List.of(
                Fault.grantWithoutToken(),
                Fault.grantExpired(),
                Fault.response(200, Map.of(), "{\"code\":0,\"app_access_token\":null,\"expire\":7140}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"token\":\"a-1\",\"expire\":7140}"),
                Fault.response(200, Map.of(), "{\"code\":0,\"data\":{\"app_access_token\":\"a-1\",\"expire\":7140}}"),
                Fault.response(200, Map.of(), "{\"code\":0}"));
        for (Fault fault : faults) {
            fixture.withFault(fault);
            assertGrantsNothing(fault, fixture.fetchAppToken(ticket));
            assertGrantsNothing(fault, fixture.fetchToken(appToken, ContractFixture.TENANT));
        }
        Fault tenantToken =
                Fault.response(200, Map.of(), "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":7140}");
        assertGrantsNothing(tenantToken, fixture.withFault(tenantToken).fetchAppToken(ticket));
        Fault otherToken = Fault.response(200, Map.of(), "{\"code\":0,\"app_access_token\":\"a-1\",\"expire\":7140}");
        assertGrantsNothing(otherToken, fixture.withFault(otherToken).fetchToken(appToken, ContractFixture.TENANT));
    }

    @Test
    default void eachTokenIsReadFromItsOwnField() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        AccessToken appToken = fixture.appToken();
        AppTicket ticket = fixture.simulator().storeApp().issueTicket();
        fixture.withFault(Fault.response(
                200,
                Map.of(),
                "{\"tenant_access_token\":\"t-1\",\"code\":0,\"app_access_token\":\"a-1\",\"expire\":7140}"));

        assertThat(fixture.fetchAppToken(ticket).dataOrThrow(STORE_APP_ACCESS_TOKEN))
                .isEqualTo(new GrantedToken(new AccessToken("a-1"), Duration.ofSeconds(7140)));
        assertThat(fixture.fetchToken(appToken, ContractFixture.TENANT).dataOrThrow(STORE_TENANT_ACCESS_TOKEN))
                .isEqualTo(new GrantedToken(new AccessToken("t-1"), Duration.ofSeconds(7140)));
    }

    private static void assertRejected(ContractFixture fixture, PlatformResponse<?> response, int code) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.code()).isEqualTo(code);
        assertThat(response.message()).isNotBlank();
        assertThat(response.data()).isNull();
        assertThat(response.logId()).isNotBlank().isEqualTo(fixture.last().logId());
    }

    private static void assertGrantsNothing(Fault fault, PlatformResponse<GrantedToken> response) {
        assertThat(response.data()).as("data with: %s", fault).isNull();
        assertThatThrownBy(() -> response.dataOrThrow(STORE_APP_ACCESS_TOKEN)).isInstanceOf(PlatformException.class);
    }
}
