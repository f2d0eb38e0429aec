package io.github.feedpin.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.error.ErrorDetails;
import io.github.feedpin.error.ErrorDetails.FieldViolation;
import io.github.feedpin.error.ErrorDetails.HelpLink;
import io.github.feedpin.error.ErrorDetails.PermissionViolation;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.simulator.Fault;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.SimulatedEndpoint;
import io.github.feedpin.simulator.contract.ContractFixture.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What holds for every request of the port: calls, requests for a token, and requests to resend a ticket. */
// Long, since it is the one list of what holds for all of them.
public interface EveryRequestContract extends PlatformConnector {

    @Test
    default void eachSubscriptionSendsOneRequestToItsEndpoint() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        for (Exchange exchange : fixture.exchanges()) {
            fixture.simulator().journal().clear();

            PlatformResponse<?> first = ContractFixture.await(exchange.request());
            ContractFixture.await(exchange.request());

            assertThat(first.status()).isEqualTo(200);
            assertThat(first.code()).as("code of: %s", exchange).isZero();
            assertThat(fixture.simulator().journal().entries())
                    .extracting(entry -> entry.endpoint().toString())
                    .containsExactly(exchange.toString(), exchange.toString());
            assertThat(first.logId())
                    .isNotBlank()
                    .isEqualTo(fixture.simulator().journal().entries().get(0).logId());
        }
    }

    @Test
    default void requestThatIsNotSubscribedToIsNotSent() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        fixture.simulator().journal().clear();

        assertThat(exchanges).hasSize(SimulatedEndpoint.values().length - 1);
        assertThat(fixture.simulator().journal().entries()).isEmpty();
    }

    @Test
    default void failedRequestIsNeitherRepeatedNorRedirected() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.cutResponse(),
                Fault.html(502),
                Fault.rateLimit(Duration.ofSeconds(1)),
                Fault.redirect(307, "/open-apis/im/v2/feed_cards/bot_time_sentive"),
                Fault.response(408, Map.of("Retry-After", "1"), ""));
        for (Fault fault : faults) {
            for (Exchange exchange : fixture.exchanges()) {
                fixture.withFault(fault).simulator().journal().clear();

                ContractFixture.failureOf(exchange.request());

                fixture.awaitIdle();
                assertThat(fixture.simulator().journal().entries())
                        .as("%s with: %s", exchange, fault)
                        .hasSize(1);
            }
            fixture.simulator().faults().clear();
        }
    }

    @Test
    default void withoutResponseItMayHaveBeenProcessed() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        List<Fault> faults = List.of(
                Fault.resetBeforeReading(),
                Fault.resetAfterReading(),
                Fault.resetAfterReading().afterActing(),
                Fault.cutResponse(),
                Fault.giantBody(50_000_000));
        for (Fault fault : faults) {
            fixture.withFault(fault);
            for (Exchange exchange : exchanges) {
                assertNoResponse(fault, exchange, ContractFixture.failureOf(exchange.request()));
            }
        }
        fixture.awaitIdle();
        assertThat(fixture.simulator().openExchanges()).isZero();
    }

    @Test
    default void missingResponseFailsEveryRequestAfterTheCallTimeout() {
        ContractFixture fixture = ContractFixture.withShortTimeout(this, builder -> builder);
        List<Exchange> exchanges = fixture.exchanges();
        fixture.withFault(Fault.stall());

        List<Throwable> failures = ContractFixture.await(Flux.fromIterable(exchanges)
                .flatMap(exchange -> exchange.request()
                        .<Throwable>map(response -> new AssertionError("a response to " + exchange))
                        .onErrorResume(Mono::just))
                .collectList());

        assertThat(failures).hasSameSizeAs(exchanges).hasOnlyElementsOfType(NoResponseException.class);
        fixture.awaitIdle();
        assertThat(fixture.simulator().openExchanges()).isZero();
    }

    @Test
    default void cancellingClosesEveryExchangeInProgress() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        fixture.withFault(Fault.stall());
        for (Exchange exchange : exchanges) {
            Disposable subscription = exchange.request().subscribe();
            awaitOpenExchange(fixture);

            subscription.dispose();

            fixture.awaitIdle();
            assertThat(fixture.simulator().openExchanges())
                    .as("after: %s", exchange)
                    .isZero();
        }
    }

    @Test
    default void unreadableResponseToAnyRequestProvesNothing() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        for (Fault fault : ContractFixture.UNREADABLE) {
            fixture.withFault(fault);
            for (Exchange exchange : exchanges) {
                PlatformResponse<?> response = ContractFixture.await(exchange.request());
                JournalEntry sent = fixture.last();

                assertThat(response.status()).isEqualTo(sent.status());
                assertThat(response.logId()).isEqualTo(sent.logId());
                assertThat(response.code())
                        .as("code of %s with: %s", exchange, fault)
                        .isNull();
                assertProvesNothing(exchange, response);
            }
        }
    }

    @Test
    default void codeOf0WithAnErrorStatusProvesNothingForAnyRequest() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        String body = "{\"code\":0,\"msg\":\"ok\",\"data\":{},\"tenant_access_token\":\"t-1\","
                + "\"app_access_token\":\"a-1\",\"expire\":7200}";
        for (int status : new int[] {302, 400, 500}) {
            fixture.withFault(Fault.response(status, Map.of("Content-Type", "application/json"), body));
            for (Exchange exchange : exchanges) {
                PlatformResponse<?> response = ContractFixture.await(exchange.request());

                assertThat(response.status()).isEqualTo(status);
                assertThatThrownBy(() -> response.requireSuccess(exchange.endpoint()))
                        .isInstanceOf(PlatformException.class);
            }
        }
    }

    @Test
    default void rejectionOfAnyRequestHasCodeMessageDetailsAndWait() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        ErrorDetails details = new ErrorDetails(
                List.of(new PermissionViolation("action_scope_required", "im:some.scope", "Ask for it")),
                List.of(new FieldViolation("field", "3", "too few")),
                List.of(new HelpLink("https://open.feishu.cn/help", "More")),
                "Look here");
        for (Exchange exchange : exchanges) {
            PlatformResponse<?> rejection = ContractFixture.await(
                    exchangeWith(fixture, exchange, Fault.error(400, 99991672, "Access denied", details)));
            assertThat(rejection.status()).isEqualTo(400);
            assertThat(rejection.code()).isEqualTo(99991672);
            assertThat(rejection.message()).isEqualTo("Access denied");
            assertThat(rejection.logId()).isNotBlank().isEqualTo(fixture.last().logId());
            assertThat(rejection.details().permissionViolations())
                    .as("details of: %s", exchange)
                    .isNotEmpty();
            assertProvesNothing(exchange, rejection);

            for (int status : new int[] {200, 400, 429}) {
                PlatformResponse<?> limited = ContractFixture.await(exchangeWith(
                        fixture, exchange, Fault.rateLimit(status, Map.of("x-ogw-ratelimit-reset", "52"))));
                assertThat(limited.code()).isEqualTo(99991400);
                assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(52));
            }
        }
    }

    @Test
    default void interimResponsesToAnyRequestAreSkipped() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        fixture.withFault(Fault.interim(103, 2));
        for (Exchange exchange : exchanges) {
            assertThat(ContractFixture.await(exchange.request()).code())
                    .as("code of: %s", exchange)
                    .isZero();
        }
    }

    @Test
    default void proxyThatAsksForAuthenticationHasNotForwardedAnyRequest() {
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        List<Exchange> exchanges = fixture.exchanges();
        fixture.withFault(Fault.response(407, Map.of("Proxy-Authenticate", "Basic"), "{\"code\":0}"));
        for (Exchange exchange : exchanges) {
            assertThat(ContractFixture.failureOf(exchange.request()))
                    .as("failure of: %s", exchange)
                    .isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    default void noRequestIsSentToAClosedPort() {
        @Nullable FeedpinPlatform closed = connectToClosedPort();
        Assumptions.assumeTrue(closed != null, "the adapter uses no ports");
        ContractFixture fixture = ContractFixture.withLongTimeout(this);
        for (Exchange exchange : fixture.exchanges(closed, "ou_1")) {
            assertThat(ContractFixture.failureOf(exchange.request()))
                    .as("failure of: %s", exchange)
                    .isInstanceOfSatisfying(
                            UnreachableException.class,
                            unreachable ->
                                    assertThat(unreachable.mayHaveActed()).isFalse());
        }
    }

    private static Mono<? extends PlatformResponse<?>> exchangeWith(
            ContractFixture fixture, Exchange exchange, Fault fault) {
        fixture.withFault(fault);
        return exchange.request();
    }

    /** Waits until the simulator has the request; cancelling before would prevent its arrival. */
    private static void awaitOpenExchange(ContractFixture fixture) {
        Flux.interval(Duration.ofMillis(5))
                .filter(tick -> fixture.simulator().openExchanges() == 1)
                .blockFirst(ContractFixture.MAX_WAIT);
    }

    private static void assertProvesNothing(Exchange exchange, PlatformResponse<?> response) {
        assertThat(response.data()).as("data of: %s", exchange).isNull();
        assertThatThrownBy(() -> response.requireSuccess(exchange.endpoint())).isInstanceOf(PlatformException.class);
    }

    private static void assertNoResponse(Fault fault, Exchange exchange, @Nullable Throwable failure) {
        assertThat(failure)
                .as("failure of %s with: %s", exchange, fault)
                .isInstanceOfSatisfying(NoResponseException.class, noResponse -> {
                    assertThat(noResponse.mayHaveActed()).isTrue();
                    assertThat(noResponse.isRetryable()).isTrue();
                });
    }
}
