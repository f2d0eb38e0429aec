package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The store app of a simulator in virtual time, with helper methods for tests. */
final class StoreAppFixture {

    static final TenantKey ALPHA = new TenantKey("tenant_alpha");
    static final TenantKey BETA = new TenantKey("tenant_beta");

    final SimulatorFixture fixture;
    final PlatformSimulator simulator;
    final SimulatedStoreApp app;
    final FeedpinPlatform platform;

    private StoreAppFixture(SimulatorFixture fixture) {
        this.fixture = fixture;
        this.simulator = fixture.simulator;
        this.app = simulator.storeApp();
        this.platform = fixture.platform;
    }

    static StoreAppFixture create() {
        return with(builder -> builder);
    }

    static StoreAppFixture with(UnaryOperator<PlatformSimulatorBuilder> settings) {
        return new StoreAppFixture(SimulatorFixture.with(settings));
    }

    void pass(Duration duration) {
        fixture.pass(duration);
    }

    PlatformResponse<GrantedToken> fetchAppToken(AppTicket ticket) {
        return SimulatorFixture.await(platform.fetchAppAccessToken(app.credentials(), ticket));
    }

    AccessToken appToken() {
        return tokenOf(fetchAppToken(app.issueTicket()));
    }

    PlatformResponse<GrantedToken> fetchToken(AccessToken appToken, TenantKey tenant) {
        return SimulatorFixture.await(platform.fetchTenantAccessToken(appToken, tenant));
    }

    AccessToken token(TenantKey tenant) {
        return tokenOf(fetchToken(appToken(), tenant));
    }

    PlatformResponse<Void> resend() {
        return SimulatorFixture.await(platform.resendAppTicket(app.credentials()));
    }

    PlatformResponse<List<FailedUser>> pin(AccessToken token, String... userIds) {
        return pin(BOT_CHAT, token, userIds);
    }

    PlatformResponse<List<FailedUser>> pin(FeedCard card, AccessToken token, String... userIds) {
        return SimulatorFixture.await(
                platform.setTimeSensitive(card, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userIds)), token));
    }

    static AccessToken tokenOf(PlatformResponse<GrantedToken> response) {
        return Objects.requireNonNull(response.data()).token();
    }
}
