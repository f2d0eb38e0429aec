package io.github.feedpin.internal.single;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.batching.BatchingPolicy;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.internal.batch.BatchPlanner;
import io.github.feedpin.internal.call.CallSender;
import io.github.feedpin.internal.call.CallTarget;
import io.github.feedpin.internal.call.ClientLimiters;
import io.github.feedpin.internal.call.FirstCall;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.internal.run.ClientComponents;
import io.github.feedpin.internal.run.ClientObservations;
import io.github.feedpin.internal.run.CompositeRunListener;
import io.github.feedpin.internal.run.RunRegistry;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.pin.PinRelease;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.CallCapacity;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.retry.RetryPolicy;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.observation.ObservationRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Batchers exist only while requests are pending or in flight. */
class SingleRequestBatchersTest {

    private static final int CHATS = 20_000;
    private static final Duration LINGER = Duration.ofMillis(20);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TimeSource time = TimeSource.of(clock);
    private final AtomicInteger calls = new AtomicInteger();
    private final RunRegistry runRegistry = new RunRegistry(time);
    private final SingleRequestBatchers batchers = new SingleRequestBatchers(runRegistry);
    private Mono<PlatformResponse<List<FailedUser>>> response = Mono.just(PlatformResponse.success(List.of(), null));
    private final ClientComponents components = components();

    private Mono<UserOutcome> pin(String chatId) {
        return batchers.outcome(
                components.forCard(FeedCard.groupChat(chatId)),
                UserIdType.OPEN_ID,
                PinAction.PIN,
                PinRelease.never(),
                "ou_a");
    }

    private void passes(Duration duration) {
        clock.advanceTimeBy(duration);
    }

    @Test
    void chatsThatAreUsedOnceLeaveNothingBehind() {
        AtomicInteger applied = new AtomicInteger();
        for (int i = 0; i < CHATS; i++) {
            pin("oc_" + i).subscribe(outcome -> applied.incrementAndGet());
        }
        assertThat(batchers.size()).isEqualTo(CHATS);

        passes(Duration.ofSeconds(10));

        assertThat(applied).hasValue(CHATS);
        assertThat(calls).hasValue(CHATS);
        assertThat(batchers.size()).isZero();
        assertThat(runRegistry.close(Duration.ofMinutes(1)).toFuture()).isCompleted();
    }

    @Test
    void whenTheLastRequestIsCancelledTheBatcherRetires() {
        Disposable first = pin("oc_a").subscribe();
        Disposable second = pin("oc_a").subscribe();
        first.dispose();
        assertThat(batchers.size()).isEqualTo(1);
        second.dispose();
        assertThat(batchers.size()).isZero();
        passes(LINGER);
        assertThat(calls).hasValue(0);
    }

    @Test
    void whileACallIsInFlightTheBatcherIsKeptEvenIfItsSubscribersHaveCancelled() {
        Sinks.Empty<Void> responded = Sinks.empty();
        response = responded.asMono().then(response);
        Disposable subscriber = pin("oc_a").subscribe();
        passes(LINGER);
        subscriber.dispose();
        assertThat(batchers.size()).isEqualTo(1);
        responded.tryEmitEmpty();
        passes(LINGER);
        assertThat(batchers.size()).isZero();
    }

    @Test
    void whenTheClientIsClosedARequestFailsAndLeavesNothingBehind() {
        runRegistry.close(Duration.ZERO).subscribe();
        assertThat(pin("oc_a").toFuture()).isCompletedExceptionally();
        assertThat(batchers.size()).isZero();
    }

    @Test
    void whenTheRunIsAbandonedTheBatcherRetires() {
        response = Mono.never();
        pin("oc_a").subscribe();
        passes(LINGER);
        pin("oc_a").subscribe();
        runRegistry.close(Duration.ZERO).subscribe();
        passes(Duration.ofSeconds(2));
        assertThat(batchers.size()).isZero();
    }

    private ClientComponents components() {
        CallSender sender = new CallSender(
                platform(),
                new CallTarget(FeedCard.BOT_CHAT, AppType.SELF_BUILT),
                TokenProvider.fixed(new AccessToken("t-1")),
                new ClientLimiters(QuotaLimiterFactory.of(Quota.of(2 * CHATS, 10 * CHATS)), null, time),
                time,
                new RejectionBreaker(time, rejection -> {}),
                new FirstCall(time));
        return new ClientComponents(
                sender,
                new BatchPlanner(BatchingPolicy.defaults(), time),
                BatchingPolicy.defaults(),
                ConcurrencyLimits.defaults(),
                RetryPolicy.defaults(),
                time,
                () -> 0.5,
                new CompositeRunListener(List.of()),
                new ClientObservations(ObservationRegistry.NOOP, "test"),
                null);
    }

    private FeedpinPlatform platform() {
        return (FeedpinPlatform) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FeedpinPlatform.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "capacity" -> CallCapacity.unlimited();
                    case "longestCall" -> Duration.ofMinutes(2);
                    case "setTimeSensitive" ->
                        Mono.defer(() -> {
                            calls.incrementAndGet();
                            return response;
                        });
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
