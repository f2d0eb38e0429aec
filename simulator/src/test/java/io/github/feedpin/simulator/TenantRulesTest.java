package io.github.feedpin.simulator;

import static io.github.feedpin.simulator.StoreAppFixture.ALPHA;
import static io.github.feedpin.simulator.StoreAppFixture.BETA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TenantRulesTest {

    private static final FeedCard CHAT = FeedCard.groupChat("oc_chat");
    private static final FeedCard OTHER_CHAT = FeedCard.groupChat("oc_other");

    private final StoreAppFixture fixture = StoreAppFixture.with(builder -> builder.quota(2, 100));
    private final AccessToken alpha = fixture.token(ALPHA);
    private final AccessToken beta = fixture.token(BETA);

    @Test
    void pinnedUsersAreKeptByTenantAndCard() {
        fixture.pin(alpha, "ou_1");
        fixture.pin(CHAT, alpha, "ou_2");
        fixture.pin(beta, "ou_3");
        AccessToken selfBuilt = fixture.fixture.token();
        fixture.pin(selfBuilt, "ou_4");
        fixture.pin(CHAT, selfBuilt, "ou_5");

        assertThat(tenant().pinnedUsers()).containsExactly("ou_1");
        assertThat(tenant().isPinned("ou_1")).isTrue();
        assertThat(tenant().pinnedUsers(CHAT)).containsExactly("ou_2");
        assertThat(tenant().pinnedUsers(OTHER_CHAT)).isEmpty();
        assertThat(fixture.app.tenant(BETA).pinnedUsers()).containsExactly("ou_3");
        assertThat(fixture.simulator.pinnedUsers()).containsExactly("ou_4");
        assertThat(fixture.simulator.pinnedUsers(CHAT)).containsExactly("ou_5");
    }

    @Test
    void eachTenantAndApiHasItsOwnLimit() {
        for (AccessToken token : List.of(alpha, beta, fixture.fixture.token())) {
            assertThat(fixture.pin(token, "ou_1").code()).isZero();
            assertThat(fixture.pin(token, "ou_1").code()).isZero();
            assertThat(fixture.pin(token, "ou_1").code()).isEqualTo(99991400);
            assertThat(fixture.pin(CHAT, token, "ou_1").code()).isZero();
            assertThat(fixture.pin(OTHER_CHAT, token, "ou_1").code()).isZero();
            assertThat(fixture.pin(CHAT, token, "ou_1").code()).isEqualTo(99991400);
        }
    }

    @Test
    void quotaOfOneTenantIsReplaced() {
        tenant().setQuota(1, 100);

        assertThat(fixture.pin(alpha, "ou_1").code()).isZero();
        assertThat(fixture.pin(alpha, "ou_1").code()).isEqualTo(99991400);
        assertThat(fixture.pin(beta, "ou_1").code()).isZero();
        assertThat(fixture.pin(beta, "ou_1").code()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> tenant().setQuota(0, 1));
    }

    @Test
    void stateOfOneTenantAffectsOnlyThisTenant() {
        Map<Consumer<SimulatedTenant>, Integer> states = Map.of(
                SimulatedTenant::stop, 99991662,
                SimulatedTenant::removeScope, 99991672,
                SimulatedTenant::uninstall, 99991673,
                SimulatedTenant::revokeTokens, 99991663);
        states.forEach((change, code) -> {
            fixture.pass(Duration.ofMinutes(1));
            change.accept(tenant());

            assertThat(fixture.pin(alpha, "ou_1").status()).isEqualTo(400);
            assertThat(fixture.pin(alpha, "ou_1").code()).isEqualTo(code);
            assertThat(fixture.pin(beta, "ou_1").code()).isZero();

            fixture.simulator.reset();
            assertThat(fixture.pin(alpha, "ou_1").code()).isZero();
        });
    }

    @Test
    void missingScopeIsNamedInTheDetails() {
        tenant().removeScope();

        assertThat(fixture.pin(alpha, "ou_1").details().permissionViolations())
                .singleElement()
                .satisfies(violation ->
                        assertThat(violation.subject()).isEqualTo("im:datasync.feed_card.time_sensitive:write"));
    }

    @Test
    void uninstalledTenantGetsNoTokenUntilItInstallsTheAppAgain() {
        AccessToken appToken = fixture.appToken();
        tenant().uninstall();
        assertThat(fixture.fetchToken(appToken, ALPHA).code()).isEqualTo(20009);

        tenant().install();

        assertThat(fixture.fetchToken(appToken, ALPHA).code()).isZero();
        assertThat(fixture.pin(alpha, "ou_1").code()).isZero();
    }

    @Test
    void stoppedTenantGetsATokenThatIsRejected() {
        AccessToken appToken = fixture.appToken();
        tenant().stop();

        assertThat(fixture.fetchToken(appToken, ALPHA).code()).isZero();
        assertThat(fixture.pin(alpha, "ou_1").code()).isEqualTo(99991662);
    }

    @Test
    void eachTenantHasItsOwnDirectory() {
        tenant().setNotInChat("ou_1"::equals);
        fixture.app.tenant(BETA).setUnknownUsers("ou_1"::equals);

        assertThat(fixture.pin(alpha, "ou_1", "ou_2").data())
                .singleElement()
                .satisfies(failed -> assertThat(failed.userId()).isEqualTo("ou_1"));
        assertThat(fixture.pin(beta, "ou_1").code()).isEqualTo(99992351);
        assertThat(fixture.pin(fixture.fixture.token(), "ou_1").data()).isEmpty();
    }

    @Test
    void userIdsAreRejectedForAStoreApp() {
        PlatformResponse<?> response = SimulatorFixture.await(fixture.platform.setTimeSensitive(
                FeedCard.BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.USER_ID, List.of("alice")), alpha));

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.code()).isEqualTo(99992402);
    }

    @Test
    void journalNamesTenantAndCard() {
        fixture.simulator.journal().clear();
        fixture.token(ALPHA);
        fixture.pin(CHAT, beta, "ou_1");
        fixture.resend();

        assertThat(fixture.simulator.journal().entries())
                .extracting(JournalEntry::endpoint, JournalEntry::tenantKey, JournalEntry::card)
                .containsExactly(
                        tuple(SimulatedEndpoint.STORE_APP_ACCESS_TOKEN, null, null),
                        tuple(SimulatedEndpoint.STORE_TENANT_ACCESS_TOKEN, ALPHA, null),
                        tuple(SimulatedEndpoint.SET_CHAT_TIME_SENSITIVE, BETA, CHAT),
                        tuple(SimulatedEndpoint.RESEND_APP_TICKET, null, null));
        assertThat(fixture.simulator.journal().tokenRequests()).isEqualTo(2);
        assertThat(fixture.simulator.journal().calls()).isEqualTo(1);
        assertThat(fixture.simulator
                        .journal()
                        .filter(entry -> ALPHA.equals(entry.tenantKey()))
                        .calls())
                .isZero();
    }

    @Test
    void faultsCanBeLimitedToATenantAnEndpointOrACard() {
        fixture.simulator
                .faults()
                .on(FaultTrigger.everyCall().forTenant(ALPHA), Fault.html(502))
                .on(FaultTrigger.everyCall().forCard(OTHER_CHAT), Fault.html(503))
                .on(FaultTrigger.every(SimulatedEndpoint.RESEND_APP_TICKET), Fault.html(504));

        assertThat(fixture.pin(alpha, "ou_1").status()).isEqualTo(502);
        assertThat(fixture.pin(beta, "ou_1").status()).isEqualTo(200);
        assertThat(fixture.pin(OTHER_CHAT, beta, "ou_1").status()).isEqualTo(503);
        assertThat(fixture.pin(CHAT, beta, "ou_1").status()).isEqualTo(200);
        assertThat(fixture.resend().status()).isEqualTo(504);
        assertThat(fixture.fetchToken(fixture.appToken(), ALPHA).status()).isEqualTo(200);
    }

    @Test
    void revokingFaultAffectsTheTenantOfTheRequest() {
        fixture.simulator.faults().on(FaultTrigger.calls(1, 1), Fault.revokeTokens());

        assertThat(fixture.pin(alpha, "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.pin(alpha, "ou_1").code()).isEqualTo(99991663);
        assertThat(fixture.pin(beta, "ou_1").code()).isZero();
    }

    private SimulatedTenant tenant() {
        return fixture.app.tenant(ALPHA);
    }
}
