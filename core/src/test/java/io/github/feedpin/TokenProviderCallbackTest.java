package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.internal.call.CallPayload;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A token provider that calls the client, which must hold no lock meanwhile. */
@Timeout(60)
class TokenProviderCallbackTest {

    private static final Duration AT_MOST = Duration.ofSeconds(30);

    /** Timers on threads that the provider may block. */
    private static final TimeSource BLOCKABLE =
            new TimeSource(Schedulers.boundedElastic(), System::nanoTime, Schedulers.boundedElastic());

    private final ScriptedPlatform platform = new ScriptedPlatform().responding((request, number) -> success());
    private final AtomicReference<@Nullable FeedpinClient> client = new AtomicReference<>();
    private final AtomicInteger callbacks = new AtomicInteger();
    private final List<CompletableFuture<?>> results = new CopyOnWriteArrayList<>();

    /** Calls the client within the first calls of {@code token()}, on this thread and on another. */
    private final TokenProvider callingBack = new TokenProvider() {
        @Override
        public Mono<AccessToken> token() {
            int callback = callbacks.incrementAndGet();
            if (callback <= 20) {
                request("ou_inside_" + callback);
                awaitThread(() -> request("ou_beside_" + callback));
            }
            return Mono.just(new AccessToken("t-1"));
        }

        @Override
        public boolean isCurrent(AccessToken token) {
            return true;
        }

        @Override
        public void invalidate(AccessToken token) {}
    };

    private FeedpinClient client() {
        return Objects.requireNonNull(client.get());
    }

    private void request(String userId) {
        results.add(client().pin(userId).toFuture());
        results.add(client().unpin(userId + "_too").toFuture());
        results.add(client().send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId + "_sent")))
                .toFuture());
    }

    /** Completes when the other thread has called the client while {@code token()} has not returned. */
    private static void awaitThread(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(() -> {
                    task.run();
                    done.complete(null);
                })
                .start();
        done.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void providerThatCallsBackFromTwoThreadsDoesNotBlockTheClient() {
        client.set(FeedpinClient.builder(platform)
                .tokenProvider(callingBack)
                .timeSource(BLOCKABLE)
                .build());
        List<UserOutcome> outcomes = Flux.range(0, 4)
                .flatMap(number -> client().pin("ou_first_" + number).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(AT_MOST);
        assertThat(outcomes).hasSize(4).allMatch(outcome -> outcome.kind() == OutcomeKind.APPLIED);
        assertThat(callbacks).hasValueGreaterThan(1);
        for (CompletableFuture<?> result : results) {
            assertThat(result.orTimeout(30, TimeUnit.SECONDS).join())
                    .satisfiesAnyOf(
                            response -> assertThat(response).isInstanceOf(TimeSensitiveResponse.class),
                            outcome ->
                                    assertThat(((UserOutcome) outcome).kind()).isEqualTo(OutcomeKind.APPLIED));
        }
    }

    @Test
    void payloadHoldsNoLockWhenItReportsThatItsUsersAreChosen() {
        AtomicReference<@Nullable CallPayload> payload = new AtomicReference<>();
        AtomicInteger chosen = new AtomicInteger();
        CallPayload created = new CallPayload(
                () -> null,
                () -> {
                    assertThat(Thread.holdsLock(Objects.requireNonNull(payload.get())))
                            .isFalse();
                    chosen.incrementAndGet();
                },
                null);
        payload.set(created);
        assertThat(created.chooseUsers()).isEmpty();
        assertThat(created.chooseRequest()).isNull();
        assertThat(chosen).hasValue(1);
    }
}
