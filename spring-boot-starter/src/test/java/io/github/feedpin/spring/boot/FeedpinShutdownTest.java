package io.github.feedpin.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import reactor.test.StepVerifier;

class FeedpinShutdownTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final List<String> USERS = List.of("ou_ann", "ou_bob");

    private final HeldPlatform platform = new HeldPlatform();
    private final FeedpinClient client = FeedpinClient.builder(platform)
            .accessToken(new AccessToken("t-held"))
            .build();
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(FeedpinAutoConfiguration.class))
            .withPropertyValues("feedpin.app-id=cli_a1b2c3", "feedpin.app-secret=s3cr3t");

    @Test
    void closesTheClientWithTheContext() {
        runner.run(context -> {
            FeedpinClient configured = context.getBean(FeedpinClient.class);

            context.close();

            StepVerifier.create(configured.pin(USERS))
                    .expectError(IllegalStateException.class)
                    .verify(AT_MOST);
        });
    }

    @Test
    void closesTheApplicationsOwnClientToo() {
        runner.withBean(FeedpinClient.class, () -> client).run(context -> {
            context.close();

            StepVerifier.create(client.pin(USERS))
                    .expectError(IllegalStateException.class)
                    .verify(AT_MOST);
        });
    }

    @Test
    void leavesTheClientOpenWhenTheContextIsStoppedAndStartedAgain() {
        platform.answerWithSuccess();
        runner.withBean(FeedpinClient.class, () -> client).run(context -> {
            context.stop();
            context.start();

            StepVerifier.create(client.pin(USERS))
                    .assertNext(report -> assertThat(report.applied()).isEqualTo(2))
                    .expectComplete()
                    .verify(AT_MOST);
        });
    }

    @Test
    void closesTheClientOfAContextThatWasStoppedBefore() {
        runner.withBean(FeedpinClient.class, () -> client).run(context -> {
            context.stop();
            context.close();

            StepVerifier.create(client.pin(USERS))
                    .expectError(IllegalStateException.class)
                    .verify(AT_MOST);
        });
    }

    @Test
    void closesThePlatformWithTheContext() {
        runner.run(context -> {
            ReactorNettyPlatform configured = context.getBean(ReactorNettyPlatform.class);

            context.close();

            StepVerifier.create(configured.fetchTenantAccessToken(new SelfBuiltApp("cli_a1b2c3", "s3cr3t")))
                    .expectErrorSatisfies(failure -> assertThat(failure)
                            .isInstanceOf(UnreachableException.class)
                            .hasMessageContaining("closed"))
                    .verify(AT_MOST);
        });
    }

    @Test
    void letsARunUnderWayEndBeforeTheContextIsClosed() {
        List<PinReport> reports = new CopyOnWriteArrayList<>();
        client.pin(USERS).subscribe(reports::add);
        CompletableFuture<Boolean> stopped = stop(Duration.ofSeconds(30), client);
        assertThat(stopped).isNotDone();

        platform.answerWithSuccess();

        assertThat(stopped).succeedsWithin(AT_MOST);
        assertThat(reports).singleElement().extracting(PinReport::applied).isEqualTo(2L);
    }

    @Test
    void doesNotWaitForARunLongerThanThePhaseLasts() {
        client.pin(USERS).subscribe();

        assertThat(stop(Duration.ofMillis(10), client)).succeedsWithin(AT_MOST);
    }

    @Test
    void closesTheOthersWhenAClientCannotBeClosed() {
        FeedpinClient broken = mock();

        assertThat(stop(Duration.ofSeconds(30), broken, client)).succeedsWithin(AT_MOST);
        StepVerifier.create(client.pin(USERS))
                .expectError(IllegalStateException.class)
                .verify(AT_MOST);
    }

    @Test
    void comesAfterAllThatMayUseAClientAndBeforeTheEventLoopsEnd() {
        assertThat(FeedpinShutdown.PHASE)
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE)
                .isLessThan(new ThreadPoolTaskScheduler().getPhase())
                .isGreaterThan(new ReactorResourceFactory().getPhase());
    }

    /** Stops as Spring does while a context closes; completes when Spring is called back. */
    private static CompletableFuture<Boolean> stop(Duration phaseTimeout, FeedpinClient... clients) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        context.close();
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        new FeedpinShutdown(context, List.of(clients), List.of(), phaseTimeout).stop(() -> stopped.complete(true));
        return stopped;
    }
}
