package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.PIN;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.observation.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Application code blocks while it receives outcomes; responses to other calls are read and delivered meanwhile. */
class BlockingSubscriberTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(30);
    private static final List<String> IDS =
            IntStream.range(0, 500).mapToObj(i -> "ou_" + i).toList();

    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch othersAreDone = new CountDownLatch(1);
    private final AtomicBoolean othersWereBlocked = new AtomicBoolean();
    private final TestServer server = TestServer.responding(200, TestServer.SUCCESS);
    private final ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
            .responseTimeout(Duration.ofSeconds(5))
            .build();
    private final FeedpinClient client =
            FeedpinClient.builder(platform).accessToken(TOKEN).build();

    @AfterEach
    void close() {
        othersAreDone.countDown();
        platform.close().block(MAX_WAIT);
        server.close();
    }

    /** Blocks until the other calls have completed, which never happens if it blocks them. */
    private void block() {
        blocked.countDown();
        try {
            if (!othersAreDone.await(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                othersWereBlocked.set(true);
                othersAreDone.countDown();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Subscribes on another thread, since the subscribing thread may receive outcomes, too. */
    private void othersAreServed() throws InterruptedException {
        assertThat(blocked.await(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(await(client.pin(IDS)).applied()).isEqualTo(IDS.size());
        assertThat(await(client.pin("ou_a"))).isEqualTo(new Applied("ou_a"));
        assertThat(await(client.pinEach(Flux.fromIterable(IDS)).count())).isEqualTo(IDS.size());
        othersAreDone.countDown();
        assertThat(othersWereBlocked).isFalse();
    }

    private static <T> T await(Mono<T> mono) {
        return mono.toFuture().orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void whenSubscriberBlocksOtherRunsProceedWithoutUnknownOutcomes() throws InterruptedException {
        CompletableFuture<@Nullable List<UserOutcome>> slow = client.pinEach(Flux.fromIterable(IDS))
                .doOnNext(outcome -> block())
                .collectList()
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        othersAreServed();
        assertThat(slow.orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join())
                .hasSize(IDS.size())
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Applied.class));
    }

    @Test
    void whenSubscriberOfSingleRequestBlocksOtherCallsProceed() throws InterruptedException {
        CompletableFuture<@Nullable UserOutcome> slow =
                client.pin("ou_slow").doOnNext(outcome -> block()).toFuture();
        CompletableFuture<@Nullable UserOutcome> ofTheSameCall =
                client.pin("ou_quick").toFuture();
        assertThat(ofTheSameCall
                        .orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .isEqualTo(new Applied("ou_quick"));
        othersAreServed();
        assertThat(slow.orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join())
                .isEqualTo(new Applied("ou_slow"));
    }

    @Test
    void whenListenerBlocksOtherCallsProceed() throws InterruptedException {
        RunListener slowListener = new RunListener() {
            @Override
            public void onOutcome(UserOutcome outcome) {
                block();
            }
        };
        CompletableFuture<@Nullable PinReport> slow = client.with(
                        client.options().withListener(slowListener))
                .pin(IDS)
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        othersAreServed();
        assertThat(slow.orTimeout(MAX_WAIT.toSeconds(), TimeUnit.SECONDS).join().applied())
                .isEqualTo(IDS.size());
    }

    @Test
    void whenSubscriberOfResponseOrTokenBlocksOtherCallsProceed() throws InterruptedException {
        platform.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                .doOnNext(response -> block())
                .subscribe();
        platform.fetchTenantAccessToken(APP).doOnNext(response -> block()).subscribe();
        othersAreServed();
    }

    @Test
    void whenSubscriberBlocksOnFailureOtherCallsProceed() throws InterruptedException {
        ReactorNettyPlatform closed = ReactorNettyPlatform.create(server.baseUrl());
        closed.close().block(MAX_WAIT);
        closed.setTimeSensitive(BOT_CHAT, PIN, TOKEN)
                .doOnError(failure -> block())
                .onErrorComplete()
                .subscribe();
        othersAreServed();
    }
}
