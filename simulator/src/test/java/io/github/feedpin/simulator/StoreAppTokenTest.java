package io.github.feedpin.simulator;

import static io.github.feedpin.simulator.StoreAppFixture.ALPHA;
import static io.github.feedpin.simulator.StoreAppFixture.BETA;
import static io.github.feedpin.simulator.StoreAppFixture.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.StoreApp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoreAppTokenTest {

    private final StoreAppFixture fixture = StoreAppFixture.create();
    private final SimulatedStoreApp app = fixture.app;

    @Test
    void validTicketIsExchangedForTheAppTokenOfAllTenants() {
        AccessToken appToken = tokenOf(fixture.fetchAppToken(app.issueTicket()));

        assertThat(tokenOf(fixture.fetchToken(appToken, ALPHA)))
                .isNotEqualTo(tokenOf(fixture.fetchToken(appToken, BETA)));
    }

    @Test
    void ticketIsDeadAfterThreeHours() {
        AppTicket ticket = app.issueTicket();
        fixture.pass(AppTicket.LIFETIME.minusNanos(1));
        assertThat(fixture.fetchAppToken(ticket).code()).isZero();

        fixture.pass(Duration.ofNanos(1));

        assertThat(fixture.fetchAppToken(ticket).status()).isEqualTo(200);
        assertThat(fixture.fetchAppToken(ticket).code()).isEqualTo(10012);
    }

    @Test
    void severalTicketsAreValidTogether() {
        AppTicket older = app.issueTicket();
        fixture.pass(Duration.ofHours(1));
        AppTicket newer = app.issueTicket();

        assertThat(tokenOf(fixture.fetchAppToken(older))).isEqualTo(tokenOf(fixture.fetchAppToken(newer)));
    }

    @Test
    void inventedAndRevokedTicketsAreRejected() {
        AppTicket revoked = app.issueTicket();
        app.revokeTickets();

        assertThat(fixture.fetchAppToken(revoked).code()).isEqualTo(10012);
        assertThat(fixture.fetchAppToken(new AppTicket("invented", Instant.EPOCH))
                        .code())
                .isEqualTo(10012);
        assertThat(fixture.fetchAppToken(app.issueTicket()).code()).isZero();
    }

    @Test
    void wrongCredentialsAreRejectedForTokenAndResend() {
        StoreApp wrong = new StoreApp(app.credentials().appId(), "wrong");

        assertThat(SimulatorFixture.await(fixture.platform.fetchAppAccessToken(wrong, app.issueTicket()))
                        .code())
                .isEqualTo(10014);
        assertThat(SimulatorFixture.await(fixture.platform.resendAppTicket(wrong))
                        .code())
                .isEqualTo(10014);
    }

    @Test
    void selfBuiltAppMayNotAskForATicket() {
        StoreApp selfBuilt = new StoreApp(
                fixture.simulator.credentials().appId(),
                fixture.simulator.credentials().appSecret());

        assertThat(SimulatorFixture.await(fixture.platform.resendAppTicket(selfBuilt))
                        .code())
                .isEqualTo(10016);
    }

    @Test
    void unknownAppTokenIsRejected() {
        AccessToken old = fixture.appToken();
        app.revokeTokens();

        assertThat(fixture.fetchToken(old, ALPHA).code()).isEqualTo(20014);
        assertThat(fixture.fetchToken(fixture.token(ALPHA), ALPHA).code()).isEqualTo(20014);
        assertThat(fixture.fetchToken(fixture.appToken(), ALPHA).code()).isZero();
    }

    @Test
    void appTokenIsNoTokenForATenant() {
        assertThat(fixture.pin(fixture.appToken(), "ou_1").code()).isEqualTo(99991663);
    }

    @Test
    void sameTokensAreGrantedWhileAQuarterOfTheirLifetimeIsLeft() {
        AppTicket ticket = app.issueTicket();
        AccessToken appToken = tokenOf(fixture.fetchAppToken(ticket));
        AccessToken token = tokenOf(fixture.fetchToken(appToken, ALPHA));
        fixture.pass(Duration.ofMinutes(90));
        assertThat(tokenOf(fixture.fetchAppToken(ticket))).isEqualTo(appToken);
        assertThat(tokenOf(fixture.fetchToken(appToken, ALPHA))).isEqualTo(token);

        fixture.pass(Duration.ofSeconds(1));

        assertThat(tokenOf(fixture.fetchAppToken(ticket))).isNotEqualTo(appToken);
        assertThat(tokenOf(fixture.fetchToken(appToken, ALPHA))).isNotEqualTo(token);
        assertThat(fixture.pin(token, "ou_1").code()).isZero();
    }

    @Test
    void onlyTheListedTenantsHaveInstalledTheApp() {
        StoreAppFixture listed = StoreAppFixture.with(builder -> builder.tenant(ALPHA));
        AccessToken appToken = listed.appToken();

        assertThat(listed.fetchToken(appToken, ALPHA).code()).isZero();
        assertThat(listed.fetchToken(appToken, BETA).code()).isEqualTo(10013);

        listed.app.tenant(BETA).install();
        assertThat(listed.fetchToken(appToken, BETA).code()).isZero();
        listed.simulator.reset();
        assertThat(listed.fetchToken(appToken, BETA).code()).isEqualTo(10013);
    }

    @Test
    void credentialsOfBothAppsAreKeptApart() {
        StoreAppFixture other = StoreAppFixture.with(builder -> builder.storeApp(new StoreApp("cli_store", "secret")));

        assertThat(other.app.credentials()).isEqualTo(new StoreApp("cli_store", "secret"));
        assertThat(other.fixture.fetchToken().code()).isZero();
        assertThat(SimulatorFixture.await(other.platform.fetchAppAccessToken(
                                new StoreApp(
                                        other.simulator.credentials().appId(),
                                        other.simulator.credentials().appSecret()),
                                other.app.issueTicket()))
                        .code())
                .isEqualTo(10014);
    }

    @Test
    void textsShowNoSecretTokenOrTicket() {
        AppTicket ticket = app.issueTicket();
        AccessToken token = fixture.token(new TenantKey("t1"));

        assertThat(fixture.fetchAppToken(ticket)
                        + " "
                        + app
                        + app.tenant(ALPHA)
                        + SimulatedEvent.ticket(ticket)
                        + fixture.simulator.journal().entries())
                .doesNotContain(ticket.value(), token.value(), app.credentials().appSecret());
    }
}
