package io.github.feedpin.spring.boot.shutdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.spring.boot.HeldPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

class FeedpinShutdownTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final List<String> USERS = List.of("ou_ann", "ou_bob");

    private final HeldPlatform platform = new HeldPlatform();
    private final FeedpinClient client = FeedpinClient.builder(platform)
            .accessToken(new AccessToken("t-held"))
            .build();
    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
    private final OpenClients clients = new OpenClients(beans);

    @ParameterizedTest
    @CsvSource({
        "-PT1S, PT0S",
        "PT0S, PT0S",
        "PT0.001S, PT0.0005S",
        "PT1S, PT0.5S",
        "PT3S, PT2S",
        "PT5S, PT4S",
        "PT6S, PT4.8S",
        "PT30S, PT28S",
        "PT1000000H, PT999999H59M58S",
    })
    void timeForRunsLeavesTimeForResponsesWithinThePhase(Duration phase, Duration forRuns) {
        assertThat(FeedpinShutdown.timeForRuns(phase)).isEqualTo(forRuns);
    }

    @Test
    void whenRunCompletesInTimePhaseEnds() {
        CompletableFuture<@Nullable PinReport> run = client.pin(USERS).toFuture();
        CompletableFuture<Boolean> stopped = stop(Duration.ofSeconds(30), client);
        assertThat(stopped).isNotDone();

        platform.respondWithSuccess();

        assertThat(stopped).succeedsWithin(AT_MOST);
        assertThat(run).succeedsWithin(AT_MOST).returns(2L, PinReport::applied);
    }

    @Test
    void whenRunExceedsPhaseItIsStoppedWithItsReport() {
        CompletableFuture<@Nullable PinReport> run = client.pin(USERS).toFuture();

        assertThat(stop(Duration.ofMillis(10), client)).succeedsWithin(AT_MOST);

        assertThat(run).succeedsWithin(AT_MOST).returns(2L, PinReport::unknown);
    }

    @Test
    void whenPhaseTimeoutIsZeroRunsStopImmediately() {
        CompletableFuture<@Nullable PinReport> run = client.pin(USERS).toFuture();

        CompletableFuture<Boolean> stopped = stop(Duration.ZERO, client);

        assertThat(stopped).isCompleted();
        assertThat(run).succeedsWithin(AT_MOST).returns(2L, PinReport::unknown);
    }

    @Test
    void duringShutdownSingleRequestsAreServedAndNotAwaited() {
        CompletableFuture<@Nullable UserOutcome> single = client.pin("ou_ann").toFuture();

        assertThat(stop(Duration.ofSeconds(30), client)).isCompleted();

        platform.respondWithSuccess();
        assertThat(single).succeedsWithin(AT_MOST).isInstanceOf(Applied.class);
    }

    @Test
    void afterShutdownPhaseRunsAreAcceptedAgain() {
        stop(Duration.ofDays(1), client);
        new FeedpinShutdownEnd(clients).stop();
        CompletableFuture<@Nullable PinReport> run = client.pin(USERS).toFuture();
        platform.respondWithSuccess();
        assertThat(run).succeedsWithin(AT_MOST).returns(2L, PinReport::applied);
    }

    @Test
    void whenStoppingOneClientFailsOthersAreStopped() {
        FeedpinClient broken = mock();
        CompletableFuture<@Nullable PinReport> run = client.pin(USERS).toFuture();

        assertThat(stop(Duration.ZERO, broken, client)).isCompleted();

        assertThat(run).succeedsWithin(AT_MOST);
    }

    @Test
    void runsStopInTheGracefulShutdownPhaseOfTheWebServer() {
        FeedpinShutdown shutdown = new FeedpinShutdown(clients, Duration.ZERO);
        assertThat(shutdown.getPhase()).isEqualTo(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE);
        assertThat(new FeedpinShutdownEnd(clients).getPhase())
                .isLessThan(WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE)
                .isGreaterThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
                .isGreaterThan(new ThreadPoolTaskScheduler().getPhase());
    }

    @Test
    void whenContextIsPausedRunsContinue() {
        assertThat(new FeedpinShutdown(clients, Duration.ZERO).isPauseable()).isFalse();
        assertThat(new FeedpinShutdownEnd(clients).isPauseable()).isFalse();
    }

    /** Stops runs as Spring does; completes when the callback is called. */
    private CompletableFuture<Boolean> stop(Duration phaseTimeout, FeedpinClient... stopped) {
        for (int i = 0; i < stopped.length; i++) {
            beans.registerSingleton("client" + i, stopped[i]);
        }
        CompletableFuture<Boolean> calledBack = new CompletableFuture<>();
        new FeedpinShutdown(clients, phaseTimeout).stop(() -> calledBack.complete(true));
        return calledBack;
    }
}
