package io.github.feedpin.spring.boot.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import io.github.feedpin.spring.boot.Startup;
import io.github.feedpin.spring.boot.endpoint.FeedpinEndpoint.ClientState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

@Tag("web")
class FeedpinEndpointTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final ApplicationContextRunner runner =
            Startup.withCredentials().withConfiguration(AutoConfigurations.of(FeedpinEndpointAutoConfiguration.class));
    private final ApplicationContextRunner exposed =
            runner.withPropertyValues("management.endpoints.web.exposure.include=feedpin");

    private static ClientState state(FeedpinEndpoint endpoint) {
        return Objects.requireNonNull(endpoint.client("feedpinClient").block(AT_MOST));
    }

    @Test
    void clientsThatDoNothingAreShownWithoutRunsAndPause() {
        exposed.run(context -> assertThat(
                        context.getBean(FeedpinEndpoint.class).clients().block(AT_MOST))
                .containsOnlyKeys("feedpinClient")
                .containsValue(new ClientState(0, 1, 0, Duration.ZERO, 1)));
    }

    @Test
    void runInProgressIsCounted() {
        exposed.run(context -> {
            FeedpinEndpoint endpoint = context.getBean(FeedpinEndpoint.class);
            Disposable run =
                    context.getBean(FeedpinClient.class).pinEach(Flux.never()).subscribe();
            assertThat(state(endpoint).runs()).isOne();
            run.dispose();
            assertThat(state(endpoint).runs()).isZero();
        });
    }

    @Test
    void pausedClientSendsNothingUntilItIsResumed() {
        PlatformSimulator simulator =
                PlatformSimulator.builder().credentials("cli_a1b2c3", "s3cr3t").build();
        try (SimulatorServer server = simulator.serve()) {
            exposed.withPropertyValues("feedpin.base-url=" + server.baseUrl()).run(context -> {
                FeedpinEndpoint endpoint = context.getBean(FeedpinEndpoint.class);
                ClientState paused = Objects.requireNonNull(
                        endpoint.change("feedpinClient", "90s", null, null).block(AT_MOST));
                assertThat(paused.pausedFor()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(90));

                var report = context.getBean(FeedpinClient.class)
                        .pin(List.of("ou_a"))
                        .toFuture();
                assertThat(simulator.journal().calls()).isZero();

                endpoint.change("feedpinClient", null, true, null).block(AT_MOST);
                assertThat(report).succeedsWithin(AT_MOST).matches(done -> done.applied() == 1);
                assertThat(state(endpoint).pausedFor()).isZero();
            });
        }
    }

    @Test
    void shareLowersTheSlotsOfTheLimiter() {
        exposed.run(context -> {
            FeedpinEndpoint endpoint = context.getBean(FeedpinEndpoint.class);
            endpoint.change("feedpinClient", null, null, 0.2).block(AT_MOST);

            assertThat(state(endpoint).share()).isEqualTo(0.2);
            assertThat(context.getBean(QuotaLimiter.class).snapshot().block(AT_MOST))
                    .matches(quota -> quota.windows().get(0).slots() == 10);
        });
    }

    @ParameterizedTest
    @CsvSource({", , , 'One of pause, resume and share'", "soon, , , soon", "0s, , , pause", ", , 1.5, share"})
    void invalidChangeIsRejectedWithItsReason(String pause, Boolean resume, Double share, String reason) {
        exposed.run(context -> assertThatExceptionOfType(InvalidEndpointRequestException.class)
                .isThrownBy(() -> context.getBean(FeedpinEndpoint.class)
                        .change("feedpinClient", pause, resume, share)
                        .block(AT_MOST))
                .withMessageContaining(reason));
    }

    @Test
    void unknownClientHasNoState() {
        exposed.run(context -> {
            FeedpinEndpoint endpoint = context.getBean(FeedpinEndpoint.class);
            assertThat(endpoint.client("other").blockOptional(AT_MOST)).isEmpty();
            assertThat(endpoint.change("other", "5s", null, null).blockOptional(AT_MOST))
                    .isEmpty();
        });
    }

    @Test
    void endpointIsAbsentUnlessItIsExposedAndFeedpinEnabled() {
        runner.run(context -> assertThat(context).doesNotHaveBean(FeedpinEndpoint.class));
        exposed.withPropertyValues("feedpin.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedpinEndpoint.class));
    }

    @Test
    void withoutTheActuatorTheApplicationStarts() {
        exposed.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(FeedpinEndpoint.class));
    }
}
