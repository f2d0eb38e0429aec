package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.PlatformError;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.GrantedToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * 200 users per second for ten seconds, in each form of request, while the platform rejects the app. Each rejection is
 * tested with one form and each form with several rejections; a thorough build tests all combinations.
 */
class RejectedAppTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(30);
    private static final Duration BETWEEN_USERS = Duration.ofMillis(5);
    private static final int USERS = 2_000;

    /** A form of request for a user. */
    enum Form {
        SINGLE_PINS {
            @Override
            Flux<Object> request(FeedpinClient client, String userId) {
                return Flux.from(client.pin(userId));
            }
        },
        SINGLE_UNPINS {
            @Override
            Flux<Object> request(FeedpinClient client, String userId) {
                return Flux.from(client.unpin(userId));
            }
        },
        RUNS {
            @Override
            Flux<Object> request(FeedpinClient client, String userId) {
                return client.pin(List.of(userId))
                        .flatMapIterable(report -> report.outcomes().values());
            }
        },
        STREAMS {
            @Override
            Flux<Object> request(FeedpinClient client, String userId) {
                return client.pinEach(Flux.just(userId)).cast(Object.class);
            }
        },
        SENDS {
            @Override
            Flux<Object> request(FeedpinClient client, String userId) {
                return client.send(TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(userId)))
                        .cast(Object.class)
                        .onErrorResume(Mono::just)
                        .flux();
            }
        };

        abstract Flux<Object> request(FeedpinClient client, String userId);
    }

    record Rejection(int status, int code) {}

    static final List<Rejection> REJECTED_TOKENS = List.of(
            new Rejection(200, 10014),
            new Rejection(200, 10003),
            new Rejection(400, 10005),
            new Rejection(200, 10015),
            new Rejection(200, 10016),
            new Rejection(200, 20009),
            new Rejection(400, 99991543),
            new Rejection(400, 99991662),
            new Rejection(400, 99991401),
            new Rejection(400, 99991663),
            new Rejection(401, 424242),
            new Rejection(403, 424242),
            new Rejection(404, 424242));

    static final List<Rejection> REJECTED_CALLS = List.of(
            new Rejection(400, 99991672),
            new Rejection(400, 99991676),
            new Rejection(400, 99991662),
            new Rejection(400, 99991673),
            new Rejection(400, 99991401),
            new Rejection(429, 99991403),
            new Rejection(400, 99991543),
            new Rejection(400, 99991661),
            new Rejection(400, 230006),
            new Rejection(403, 424242),
            new Rejection(400, 99991663),
            new Rejection(401, 424242));

    private final Scenario scenario = new Scenario();
    private final List<Object> signals = new ArrayList<>();

    static Stream<Arguments> rejectedTokens() {
        return inEachForm(REJECTED_TOKENS, Set.of(Form.values()));
    }

    static Stream<Arguments> rejectedCalls() {
        return inEachForm(REJECTED_CALLS, Set.of(Form.values()));
    }

    static Stream<Arguments> rejectedCallsOutsideRuns() {
        return inEachForm(REJECTED_CALLS, Set.of(Form.SINGLE_PINS, Form.SINGLE_UNPINS, Form.SENDS));
    }

    private static Stream<Arguments> inEachForm(List<Rejection> rejections, Set<Form> forms) {
        List<Form> sorted = forms.stream().sorted().toList();
        return IntStream.range(0, rejections.size()).boxed().flatMap(i -> {
            List<Form> tested = Boolean.getBoolean("thorough") ? sorted : List.of(sorted.get(i % sorted.size()));
            return tested.stream().map(form -> Arguments.of(rejections.get(i), form));
        });
    }

    private void requestForTenSeconds(FeedpinClient client, Form form) {
        for (String userId : Scenario.users(USERS)) {
            form.request(client, userId).subscribe(signals::add);
            scenario.clock.advanceTimeBy(BETWEEN_USERS);
        }
        scenario.clock.advanceTimeBy(Duration.ofSeconds(1));
    }

    private void assertEachReceives(Rejection rejection) {
        assertThat(signals).hasSize(USERS).allSatisfy(response -> {
            if (response instanceof UserOutcome outcome) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                NotSent.class,
                                notSent -> assertThat(notSent.reason()).isEqualTo(NotSentReason.APP_REJECTED));
            }
            PlatformError error = response instanceof UserOutcome outcome
                    ? outcome.platformError().orElseThrow()
                    : ((FeedpinException) response).platformError().orElseThrow();
            assertThat(error.status()).isEqualTo(rejection.status());
            assertThat(error.code()).isEqualTo(rejection.code());
            assertThat(error.logId()).isEqualTo("log-" + rejection.code());
            assertThat(Objects.toString(response)).contains(error.hint());
        });
    }

    @ParameterizedTest
    @MethodSource("rejectedTokens")
    void whenTokenRequestsAreRejectedFewRequestsAreSent(Rejection rejection, Form form) {
        scenario.platform.granting(() -> ScriptedPlatform.<GrantedToken>error(rejection.status(), rejection.code())
                .delayElement(ROUND_TRIP, scenario.clock));

        requestForTenSeconds(scenario.client(), form);

        assertEachReceives(rejection);
        assertThat(scenario.platform.tokensFetched.get()).isBetween(2, 5);
        assertThat(scenario.platform.calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rejectedCalls")
    void whenCallsAreRejectedFewRequestsAreSent(Rejection rejection, Form form) {
        scenario.platform.responding((request, number) -> error(rejection.status(), rejection.code()));

        requestForTenSeconds(scenario.client(), form);

        assertEachReceives(rejection);
        assertThat(scenario.platform.calls).hasSizeBetween(2, 5);
        assertThat(scenario.platform.tokensFetched).hasValueLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("rejectedCallsOutsideRuns")
    void whenSlowCallsAreRejectedFewRequestsAreSent(Rejection rejection, Form form) {
        rejectSlowly(rejection);

        requestForTenSeconds(scenario.client(), form);

        assertEachReceives(rejection);
        assertThat(scenario.platform.calls).hasSizeBetween(2, 5);
    }

    @ParameterizedTest
    @FieldSource("REJECTED_CALLS")
    void whenRunsFollowEachOtherWhileTheAppIsRejectedFewRequestsAreSent(Rejection rejection) {
        rejectSlowly(rejection);
        FeedpinClient client = scenario.client();

        for (String userId : Scenario.users(USERS)) {
            signals.addAll(
                    scenario.await(client.pin(List.of(userId))).outcomes().values());
            scenario.clock.advanceTimeBy(BETWEEN_USERS);
        }

        assertEachReceives(rejection);
        assertThat(scenario.platform.calls).hasSizeBetween(2, 5);
    }

    private void rejectSlowly(Rejection rejection) {
        scenario.platform.responding(
                (request, number) -> ScriptedPlatform.<List<FailedUser>>error(rejection.status(), rejection.code())
                        .delayElement(ROUND_TRIP, scenario.clock));
    }
}
