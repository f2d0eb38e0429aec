package io.github.feedpin.simulator.contract;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.platform.PlatformEndpoint.RESEND_APP_TICKET;
import static io.github.feedpin.platform.PlatformEndpoint.SET_CHAT_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_APP_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.STORE_TENANT_ACCESS_TOKEN;
import static io.github.feedpin.platform.PlatformEndpoint.TENANT_ACCESS_TOKEN;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PlatformSimulatorBuilder;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.SimulatedStoreApp;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A simulator and the platform under test connected to it, with helper methods for the contract. */
record ContractFixture(PlatformSimulator simulator, FeedpinPlatform platform, AccessToken token) {

    /** A request of the port, which is sent on subscription. */
    record Exchange(PlatformEndpoint endpoint, Mono<? extends PlatformResponse<?>> request) {

        /** Shows the endpoint only. */
        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    static final FeedCard GROUP_CHAT = FeedCard.groupChat("oc_chat");
    static final TenantKey TENANT = new TenantKey("tenant_alpha");

    /** Limit of every wait, even on a busy machine. */
    static final Duration MAX_WAIT = Duration.ofSeconds(40);

    /** Responses that cannot be read, to calls and to requests for a token. */
    static final List<Fault> UNREADABLE = List.of(
            Fault.emptyObject(200),
            Fault.emptyObject(500),
            Fault.emptyBody(200),
            Fault.emptyBody(500),
            Fault.html(200),
            Fault.html(502),
            Fault.redirect(302, "http://simulator.invalid/"),
            Fault.malformedJson(),
            Fault.truncatedJson(),
            Fault.codeAsText());

    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(20);

    /** Long enough to open a connection first. */
    private static final Duration SHORT_TIMEOUT = Duration.ofSeconds(2);

    /** Creates a fixture whose call timeout no test should reach. */
    static ContractFixture withLongTimeout(PlatformConnector connector) {
        return of(connector, LONG_TIMEOUT, builder -> builder);
    }

    static ContractFixture withLongTimeout(
            PlatformConnector connector, UnaryOperator<PlatformSimulatorBuilder> settings) {
        return of(connector, LONG_TIMEOUT, settings);
    }

    /** Creates a fixture with a call timeout that passes soon. */
    static ContractFixture withShortTimeout(
            PlatformConnector connector, UnaryOperator<PlatformSimulatorBuilder> settings) {
        return of(connector, SHORT_TIMEOUT, settings);
    }

    private static ContractFixture of(
            PlatformConnector connector, Duration callTimeout, UnaryOperator<PlatformSimulatorBuilder> settings) {
        PlatformSimulator simulator = settings.apply(
                        PlatformSimulator.builder().quota(10_000, 10_000).callTimeout(callTimeout))
                .build();
        PlatformResponse<GrantedToken> granted = await(simulator.platform().fetchTenantAccessToken(appOf(simulator)));
        AccessToken token = Objects.requireNonNull(granted.data()).token();
        return new ContractFixture(simulator, connector.connect(simulator, callTimeout), token);
    }

    SelfBuiltApp app() {
        return appOf(simulator);
    }

    /** Replaces all faults by this one, for all requests from now on. */
    ContractFixture withFault(Fault fault) {
        simulator.faults().clear();
        for (SimulatedEndpoint endpoint : SimulatedEndpoint.values()) {
            simulator.faults().on(FaultTrigger.every(endpoint), fault);
        }
        return this;
    }

    /** Returns one request of each kind; each is successful without a fault. */
    List<Exchange> exchanges() {
        return exchanges(platform, "ou_0123456789abcdef");
    }

    /** Returns one request of each kind, sent by another platform. */
    List<Exchange> exchanges(FeedpinPlatform sender, String userId) {
        StoreApp storeApp = simulator.storeApp().credentials();
        TimeSensitiveRequest request = TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId));
        return List.of(
                new Exchange(SET_TIME_SENSITIVE, sender.setTimeSensitive(BOT_CHAT, request, token)),
                new Exchange(SET_CHAT_TIME_SENSITIVE, sender.setTimeSensitive(GROUP_CHAT, request, token)),
                new Exchange(TENANT_ACCESS_TOKEN, sender.fetchTenantAccessToken(app())),
                new Exchange(
                        STORE_APP_ACCESS_TOKEN,
                        sender.fetchAppAccessToken(
                                storeApp, simulator.storeApp().issueTicket())),
                new Exchange(STORE_TENANT_ACCESS_TOKEN, sender.fetchTenantAccessToken(appToken(), TENANT)),
                new Exchange(RESEND_APP_TICKET, sender.resendAppTicket(storeApp)));
    }

    /** Returns the app access token of the store app. */
    AccessToken appToken() {
        SimulatedStoreApp storeApp = simulator.storeApp();
        return Objects.requireNonNull(
                        await(simulator.platform().fetchAppAccessToken(storeApp.credentials(), storeApp.issueTicket()))
                                .data())
                .token();
    }

    Mono<PlatformResponse<List<FailedUser>>> pinning(String... userIds) {
        return platform.setTimeSensitive(
                BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userIds)), token);
    }

    PlatformResponse<List<FailedUser>> pin(String... userIds) {
        return await(pinning(userIds));
    }

    Mono<PlatformResponse<GrantedToken>> fetchingToken() {
        return platform.fetchTenantAccessToken(app());
    }

    PlatformResponse<GrantedToken> fetchToken() {
        return await(fetchingToken());
    }

    PlatformResponse<List<FailedUser>> pin(FeedCard card, String... userIds) {
        return await(
                platform.setTimeSensitive(card, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userIds)), token));
    }

    PlatformResponse<GrantedToken> fetchAppToken(AppTicket ticket) {
        return await(platform.fetchAppAccessToken(simulator.storeApp().credentials(), ticket));
    }

    PlatformResponse<GrantedToken> fetchToken(AccessToken appToken, TenantKey tenantKey) {
        return await(platform.fetchTenantAccessToken(appToken, tenantKey));
    }

    PlatformResponse<Void> resendTicket() {
        return await(platform.resendAppTicket(simulator.storeApp().credentials()));
    }

    /** Returns the number of calls that have arrived. */
    long calls() {
        return simulator.journal().calls();
    }

    JournalEntry last() {
        List<JournalEntry> entries = simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    /** Waits until no exchange is in progress. */
    void awaitIdle() {
        simulator.idle().block(MAX_WAIT);
    }

    static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(MAX_WAIT), "The exchange ended without a response");
    }

    /** Returns the failure of the exchange; null if it succeeds. */
    static @Nullable Throwable failureOf(Mono<?> exchange) {
        return catchThrowable(() -> exchange.block(MAX_WAIT));
    }

    private static SelfBuiltApp appOf(PlatformSimulator simulator) {
        return simulator.credentials();
    }
}
