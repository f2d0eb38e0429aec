package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.FaultTrigger;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PlatformSimulatorBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A simulator, the platform under test connected to it, and the few moves that the contract makes with them. */
record ContractFixture(PlatformSimulator simulator, FeedpinPlatform platform, AccessToken token) {

    /** Nothing may take longer than this, on however busy a machine. */
    static final Duration BOUND = Duration.ofSeconds(40);

    private static final Duration PATIENT = Duration.ofSeconds(20);

    /** Long enough for a connection to be opened before. */
    private static final Duration HASTY = Duration.ofSeconds(2);

    /** Whose call timeout no test should meet. */
    static ContractFixture patient(PlatformConnector connector) {
        return of(connector, PATIENT, builder -> builder);
    }

    static ContractFixture patient(PlatformConnector connector, UnaryOperator<PlatformSimulatorBuilder> settings) {
        return of(connector, PATIENT, settings);
    }

    /** Whose call timeout passes soon. */
    static ContractFixture hasty(PlatformConnector connector, UnaryOperator<PlatformSimulatorBuilder> settings) {
        return of(connector, HASTY, settings);
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

    /** Lets every request meet this fault from now on, and no other. */
    ContractFixture meeting(Fault fault) {
        simulator.faults().clear();
        simulator.faults().on(FaultTrigger.everyCall(), fault).on(FaultTrigger.everyTokenRequest(), fault);
        return this;
    }

    Mono<PlatformResponse<List<FailedUser>>> pinning(String... userIds) {
        return platform.setTimeSensitive(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userIds)), token);
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

    /** How many calls have arrived. */
    long calls() {
        return simulator.journal().calls();
    }

    JournalEntry last() {
        List<JournalEntry> entries = simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    /** Waits until nothing is under way any more. */
    void settle() {
        simulator.idle().block(BOUND);
    }

    static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(BOUND), "The exchange ended without a response");
    }

    /** What the exchange fails with; null when it does not. */
    static @Nullable Throwable failureOf(Mono<?> exchange) {
        return catchThrowable(() -> exchange.block(BOUND));
    }

    private static SelfBuiltApp appOf(PlatformSimulator simulator) {
        return (SelfBuiltApp) simulator.credentials();
    }
}
