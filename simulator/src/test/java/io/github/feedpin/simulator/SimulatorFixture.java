package io.github.feedpin.simulator;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;

import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A simulator in virtual time, with helper methods for tests. */
final class SimulatorFixture {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    final PlatformSimulator simulator;
    final FeedpinPlatform platform;

    private SimulatorFixture(UnaryOperator<PlatformSimulatorBuilder> settings) {
        simulator =
                settings.apply(PlatformSimulator.builder().timeSource(time())).build();
        platform = simulator.platform();
    }

    static SimulatorFixture create() {
        return with(builder -> builder);
    }

    static SimulatorFixture with(UnaryOperator<PlatformSimulatorBuilder> settings) {
        return new SimulatorFixture(settings);
    }

    TimeSource time() {
        return TimeSource.of(scheduler);
    }

    void pass(Duration duration) {
        scheduler.advanceTimeBy(duration);
    }

    PlatformResponse<GrantedToken> fetchToken() {
        return await(platform.fetchTenantAccessToken(simulator.credentials()));
    }

    AccessToken token() {
        return granted().token();
    }

    GrantedToken granted() {
        return Objects.requireNonNull(fetchToken().data());
    }

    PlatformResponse<List<FailedUser>> pin(AccessToken token, String... userIds) {
        return await(pinning(token, userIds));
    }

    /** Returns the call; nothing is sent before it is subscribed to. */
    Mono<PlatformResponse<List<FailedUser>>> pinning(AccessToken token, String... userIds) {
        return platform.setTimeSensitive(
                BOT_CHAT, TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userIds)), token);
    }

    PlatformResponse<List<FailedUser>> unpin(AccessToken token, String... userIds) {
        return await(platform.setTimeSensitive(
                BOT_CHAT, TimeSensitiveRequest.unpin(UserIdType.OPEN_ID, List.of(userIds)), token));
    }

    /** Replaces all faults by this one, for all requests from now on. */
    SimulatorFixture withFault(Fault fault) {
        simulator.faults().clear();
        simulator.faults().on(FaultTrigger.everyCall(), fault).on(FaultTrigger.everyTokenRequest(), fault);
        return this;
    }

    static Throwable failureOf(Mono<?> mono) {
        return Assertions.catchThrowable(() -> mono.block(LONG_ENOUGH));
    }

    static String tokenOf(PlatformSimulator simulator) {
        SelfBuiltApp app = simulator.credentials();
        PlatformResponse<GrantedToken> response = await(simulator.platform().fetchTenantAccessToken(app));
        return Objects.requireNonNull(response.data()).token().value();
    }

    static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LONG_ENOUGH));
    }
}
