package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.RecordedObservations.Recorded;
import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.internal.tracing.ActiveObservation;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.observation.FeedpinObservation;
import io.github.feedpin.observation.ObservedPlatform;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppType;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.token.TokenProvider;
import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Observations and their parents. */
class ObservationTest {

    private final Scenario scenario = new Scenario();
    private final RecordedObservations observations = new RecordedObservations();
    private final FeedpinClient client = scenario.builder()
            .observationRegistry(observations.registry)
            .name("hr")
            .build();

    private Recorded only(String name) {
        assertThat(observations.named(name)).hasSize(1);
        return observations.named(name).get(0);
    }

    @Test
    void runIsObservedWithItsCallsAndTokenRequest() {
        Mono<PinReport> run = client.pin(Scenario.users(120));
        assertThat(observations.started).isEmpty();

        scenario.await(run);

        Recorded observed = only("feedpin.run");
        assertThat(observed.contextualName()).isEqualTo("pin run");
        assertThat(observed.keys())
                .isEqualTo(Map.of(
                        "client",
                        "hr",
                        "feed.card",
                        "bot_chat",
                        "action",
                        "pin",
                        "result",
                        "completed",
                        "users",
                        "120"));
        assertThat(observed.parent()).isNull();
        assertThat(observations.named("feedpin.call"))
                .extracting(call -> call.keys().get("users"))
                .containsExactlyInAnyOrder("50", "50", "20");
        assertThat(observations.named("feedpin.call"))
                .allSatisfy(call -> assertThat(call.keys())
                        .containsEntry("client", "hr")
                        .containsEntry("action", "pin")
                        .containsEntry("result", "success")
                        .containsEntry("status", "200")
                        .containsEntry("code", "0")
                        .containsEntry("log.id", "log-1"));
        assertThat(only("feedpin.token.fetch").keys())
                .isEqualTo(Map.of(
                        "client", "hr",
                        "uri", "/open-apis/auth/v3/tenant_access_token/internal",
                        "result", "success",
                        "status", "200",
                        "code", "0",
                        "log.id", "none"));
        assertThat(observations.stopped)
                .filteredOn(one -> !"feedpin.run".equals(one.name()))
                .allMatch(one -> "feedpin.run".equals(one.parent()));
    }

    @Test
    void everySubscriptionHasItsOwnObservation() {
        Mono<PinReport> run = client.unpin(List.of("ou_a"));
        scenario.await(run);
        scenario.await(run);
        assertThat(observations.named("feedpin.run"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.keys()).containsEntry("action", "unpin"));
        assertThat(observations.named("feedpin.call")).hasSize(2);
        assertThat(observations.named("feedpin.token.fetch")).hasSize(1);
    }

    @Test
    void whenTheAppIsRejectedTheRunsObservationSaysSo() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        scenario.await(client.pin(List.of("ou_a")));
        Recorded run = only("feedpin.run");
        assertThat(run.keys()).containsEntry("result", "app_rejected").containsEntry("users", "1");
        assertThat(run.error()).isInstanceOf(AppRejectedException.class);
        Recorded call = only("feedpin.call");
        assertThat(call.keys())
                .containsEntry("result", "app_rejected")
                .containsEntry("status", "400")
                .containsEntry("code", "99991672")
                .containsEntry("log.id", "log-99991672");
        assertThat(call.error()).isInstanceOf(AppRejectedException.class);
    }

    @Test
    void everyAttemptOfACallIsObserved() {
        scenario.platform.responding((request, number) -> switch (number) {
            case 1 -> error(429, 99991400);
            case 2 -> Mono.error(new NoResponseException("scripted", null));
            default -> success();
        });
        scenario.await(client.pin(List.of("ou_a")));
        assertThat(observations.named("feedpin.call"))
                .extracting(call -> call.keys().get("result"))
                .containsExactly("rate_limited", "no_response", "success");
        assertThat(observations.named("feedpin.call").get(0).error()).isInstanceOf(RateLimitedException.class);
        assertThat(observations.named("feedpin.call").get(1).keys())
                .containsEntry("status", "none")
                .containsEntry("code", "none");
        assertThat(only("feedpin.run").keys()).containsEntry("result", "completed");
    }

    @Test
    void whenTheDeadlinePassesTheRunsObservationSaysSo() {
        scenario.platform.responding((request, number) -> Mono.never());
        scenario.await(client.with(client.options().withDeadline(Duration.ofSeconds(1)))
                .pin(List.of("ou_a")));
        assertThat(only("feedpin.run").keys()).containsEntry("result", "deadline");
        assertThat(only("feedpin.call").keys()).containsEntry("result", "cancelled");
    }

    @Test
    void whenTheSubscriberCancelsTheObservationsEnd() {
        scenario.platform.responding((request, number) -> Mono.never());
        Disposable run = client.pinEach(Flux.just("ou_a")).subscribe();
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(observations.started).containsExactly("feedpin.run", "feedpin.token.fetch", "feedpin.call");
        assertThat(observations.results).containsOnly("none");
        run.dispose();
        assertThat(only("feedpin.run").keys()).containsEntry("result", "cancelled");
        assertThat(only("feedpin.call").keys()).containsEntry("result", "cancelled");
    }

    @Test
    void whenTheSourceFailsTheObservationResultIsFailed() {
        Flux<String> source = Flux.concat(Flux.just("ou_a"), Flux.error(new IllegalStateException("scripted")));
        assertThatThrownBy(() -> scenario.await(client.pinEach(source).then())).hasMessage("scripted");
        assertThat(only("feedpin.run").keys()).containsEntry("result", "failed").containsEntry("users", "1");
        assertThat(only("feedpin.run").error()).hasMessage("scripted");
    }

    @Test
    void singleRequestIsObservedWithItsOutcomeAndItsSharedCallHasNoParent() {
        Observation caller = Observation.start("caller", observations.registry);
        RecordedOutcome one = RecordedOutcome.of(
                client.pin("ou_a").contextWrite(context -> context.put(ActiveObservation.KEY, caller)));
        RecordedOutcome other = RecordedOutcome.of(client.pin("ou_b"));
        caller.scoped(() -> scenario.clock.advanceTimeBy(Duration.ofMillis(20)));
        assertThat(one.isSignalled() && other.isSignalled()).isTrue();
        assertThat(observations.named("feedpin.single"))
                .extracting(Recorded::parent)
                .containsExactly("caller", null);
        assertThat(observations.named("feedpin.single").get(0).keys())
                .isEqualTo(Map.of("client", "hr", "feed.card", "bot_chat", "action", "pin", "result", "applied"));
        assertThat(only("feedpin.call").keys()).containsEntry("users", "2");
        assertThat(only("feedpin.call").parent()).isNotEqualTo("caller");
        assertThat(observations.scopes).containsOnlyOnce("caller");
    }

    @Test
    void observationResultOfASingleRequestIsItsOutcomeKind() {
        scenario.platform.responding((request, number) -> error(400, 230001));
        scenario.await(client.pin("ou_a"));
        scenario.await(client.pin(" "));
        RecordedOutcome cancelled = RecordedOutcome.of(client.pin("ou_b"));
        cancelled.cancel();
        assertThat(observations.named("feedpin.single"))
                .extracting(single -> single.keys().get("result"))
                .containsExactly("rejected", "not_sent", "cancelled");
    }

    @Test
    void sendIsObservedInTheTraceOfItsSubscriber() {
        Observation caller = Observation.start("caller", observations.registry);
        scenario.await(client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")))
                .contextWrite(context -> context.put(ActiveObservation.KEY, caller)));
        assertThat(only("feedpin.call").parent()).isEqualTo("caller");
        assertThat(only("feedpin.token.fetch").parent()).isEqualTo("caller");
    }

    @Test
    void whenTheSubscriberHasNoTraceTheThreadsIsUsed() {
        Observation caller = Observation.start("caller", observations.registry);
        caller.scoped(() -> scenario.await(client.pin(List.of("ou_a"))));
        assertThat(only("feedpin.run").parent()).isEqualTo("caller");
        assertThat(only("feedpin.call").parent()).isEqualTo("feedpin.run");
    }

    @Test
    void whenACallStartsOnAnotherRunsThreadItKeepsItsOwnTrace() {
        Observation other = Observation.start("other", observations.registry);
        Mono<PinReport> run = client.pin(Scenario.users(60 * 50));
        Disposable running = run.subscribe();
        // The remaining calls are sent on the thread that advances the virtual time.
        other.scoped(() -> scenario.clock.advanceTimeBy(Duration.ofSeconds(10)));
        running.dispose();
        assertThat(observations.named("feedpin.call"))
                .hasSize(60)
                .allMatch(call -> "feedpin.run".equals(call.parent()));
        assertThat(observations.scopes).contains("feedpin.run").doesNotContain("other");
    }

    @Test
    void customTokenProviderIsObservedThroughAnObservedPlatform() {
        FeedpinPlatform observed = ObservedPlatform.of(scenario.platform, observations.registry, "hr");
        TokenProvider tokens = TokenProvider.caching(
                observed, AppCredentials.selfBuilt("cli_test", "secret-of-the-test"), scenario.time);
        FeedpinClient withOwnTokens = FeedpinClient.builder(observed)
                .tokenProvider(tokens)
                .timeSource(scenario.time)
                .observationRegistry(observations.registry)
                .build();
        scenario.await(withOwnTokens.pin(List.of("ou_a")));
        assertThat(observations.started).containsExactly("feedpin.run", "feedpin.token.fetch", "feedpin.call");
        assertThat(ObservedPlatform.of(scenario.platform, ObservationRegistry.NOOP, "hr"))
                .isSameAs(scenario.platform);
    }

    @Test
    void rejectionInATenantIsObservedAsSuch() {
        scenario.platform.responding((request, number) -> error(400, 99991672));
        FeedpinPlatform observed = ObservedPlatform.of(scenario.platform, observations.registry, "hr", AppType.STORE);
        scenario.await(observed.setTimeSensitive(
                FeedCard.BOT_CHAT,
                TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of("ou_a")),
                new AccessToken("t-1")));
        assertThat(only("feedpin.call").keys()).containsEntry("result", "tenant_rejected");
    }

    @Test
    void whenAnObservationHandlerThrowsNoOutcomeIsLost() {
        observations.registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }

            @Override
            public void onStart(Observation.Context context) {
                throw new IllegalStateException("scripted");
            }

            @Override
            public void onStop(Observation.Context context) {
                throw new IllegalStateException("scripted");
            }
        });
        assertThat(scenario.await(client.pin(List.of("ou_a"))).applied()).isEqualTo(1);
        assertThat(scenario.await(client.pin("ou_a"))).isNotNull();
    }

    @Test
    void whenAnObservationConventionThrowsNoOutcomeIsLost() {
        observations.registry.observationConfig().observationPredicate((name, context) -> {
            throw new IllegalStateException("scripted");
        });
        assertThat(scenario.await(client.pin(List.of("ou_a"))).applied()).isEqualTo(1);
        assertThat(scenario.platform.calls).hasSize(1);
    }

    @Test
    void nestedObservedPlatformsObserveAnExchangeOnce() {
        FeedpinPlatform observed = ObservedPlatform.of(scenario.platform, observations.registry, "hr");
        FeedpinPlatform hidden = (FeedpinPlatform) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {FeedpinPlatform.class},
                (proxy, method, args) -> method.invoke(observed, args));
        FeedpinClient twice = FeedpinClient.builder(hidden)
                .credentials(AppCredentials.selfBuilt("cli_test", "secret-of-the-test"))
                .timeSource(scenario.time)
                .observationRegistry(observations.registry)
                .build();
        scenario.await(twice.pin(List.of("ou_a")));
        assertThat(observations.started).containsExactly("feedpin.run", "feedpin.token.fetch", "feedpin.call");
    }

    @Test
    void documentedKeysMatchTheObservedKeys() {
        scenario.await(client.pin(List.of("ou_a")));
        scenario.await(client.pin("ou_a"));
        for (FeedpinObservation documented : FeedpinObservation.values()) {
            Set<String> keys = Stream.of(
                            documented.getLowCardinalityKeyNames(), documented.getHighCardinalityKeyNames())
                    .flatMap(Stream::of)
                    .map(KeyName::asString)
                    .collect(Collectors.toSet());
            assertThat(observations.named(documented.getName()))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.keys().keySet()).isEqualTo(keys));
        }
    }

    @Test
    void observationsContainNoUserIdTokenOrSecret() {
        scenario.platform.responding((request, number) -> error(400, 230001));
        scenario.await(client.pin(List.of("ou_somebody_in_particular")).subscribeOn(Schedulers.immediate()));
        assertThat(observations.stopped)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.toString())
                        .doesNotContain("ou_somebody_in_particular", "secret-of-the-test", "t-1"));
    }
}
