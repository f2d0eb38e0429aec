package io.github.feedpin;

import static io.github.feedpin.ScriptedPlatform.error;
import static io.github.feedpin.ScriptedPlatform.success;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.NotSent;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Secrets that are obtained for each token fetch. */
class SecretSourceTest {

    private static final int WRONG_SECRET = 10014;

    private final Scenario scenario = new Scenario();

    private static NotSent notSent(PinReport report) {
        UserOutcome outcome = report.outcomes().values().iterator().next();
        assertThat(outcome).isInstanceOf(NotSent.class);
        return (NotSent) outcome;
    }

    @Test
    void secretOfTheSourceIsUsedInsteadOfTheOneInTheCredentials() {
        scenario.await(
                scenario.builder().appSecret(Mono.just("current")).build().pin(Scenario.users(100)));

        assertThat(scenario.platform.secretsUsed).containsExactly("current");
    }

    @Test
    void sourceIsAskedAgainAtEachTokenFetchAndNotBefore() {
        AtomicInteger asked = new AtomicInteger();
        FeedpinClient client = scenario.builder()
                .appSecret(Mono.fromSupplier(() -> "secret-" + asked.incrementAndGet()))
                .build();
        assertThat(asked).hasValue(0);

        scenario.await(client.pin(Scenario.users(1)));
        scenario.await(client.pin(Scenario.users(1)));
        assertThat(scenario.platform.secretsUsed).containsExactly("secret-1");

        scenario.clock.advanceTimeBy(Duration.ofHours(3));
        scenario.await(client.pin(Scenario.users(1)));
        assertThat(scenario.platform.secretsUsed).containsExactly("secret-1", "secret-2");
    }

    @Test
    void rotatedSecretIsUsedAfterTheOldOneIsRejected() {
        AtomicReference<String> current = new AtomicReference<>("old");
        FeedpinClient client =
                scenario.builder().appSecret(Mono.fromSupplier(current::get)).build();
        scenario.platform.granting(() -> error(400, WRONG_SECRET));
        assertThat(notSent(scenario.await(client.pin(Scenario.users(1)))).reason())
                .isEqualTo(NotSentReason.APP_REJECTED);

        current.set("new");
        scenario.platform.granting(() ->
                Mono.just(PlatformResponse.success(new GrantedToken(new AccessToken("t"), Duration.ofHours(2)), null)));
        scenario.platform.responding((request, call) -> success());
        scenario.clock.advanceTimeBy(Duration.ofMinutes(1));

        assertThat(scenario.await(client.pin(Scenario.users(1))).applied()).isOne();
        assertThat(scenario.platform.secretsUsed).endsWith("old", "new");
    }

    @Test
    void failingSourceIsNamedInTheOutcomeWithoutItsMessage() {
        FeedpinClient client = scenario.builder()
                .appSecret(Mono.error(new IllegalStateException("the vault says hunter2")))
                .build();

        NotSent outcome = notSent(scenario.await(client.pin(Scenario.users(1))));

        assertThat(outcome.reason()).isEqualTo(NotSentReason.UNREACHABLE);
        assertThat(outcome.message())
                .contains("The source of the app secret failed: java.lang.IllegalStateException")
                .doesNotContain("hunter2");
        assertThat(scenario.platform.secretsUsed).isEmpty();
    }

    @Test
    void emptySourceAndBlankSecretAreNamedInTheOutcome() {
        assertThat(notSent(scenario.await(scenario.builder()
                                .appSecret(Mono.empty())
                                .build()
                                .pin(Scenario.users(1))))
                        .message())
                .contains("The source of the app secret failed: it completed without a secret");
        assertThat(notSent(scenario.await(scenario.builder()
                                .appSecret(Mono.just(" "))
                                .build()
                                .pin(Scenario.users(1))))
                        .message())
                .contains("The source of the app secret failed: The app secret is blank");
    }

    @Test
    void silentSourceEndsWithinTheTimeOfACall() {
        PinReport report = scenario.await(
                scenario.builder().appSecret(Mono.never()).build().pin(Scenario.users(1)));

        assertThat(notSent(report).reason()).isEqualTo(NotSentReason.UNREACHABLE);
    }

    @Test
    void storeAppUsesTheSecretOfTheSourceForTicketsAndTokens() {
        StoreScenario store = new StoreScenario();
        FeedpinTenants tenants =
                store.builder().appSecret(Mono.just("current")).buildTenants(StoreScenario.APP, store.tickets);
        store.push("ticket-1");

        store.await(tenants.client(StoreScenario.ONE).pin(StoreScenario.users(StoreScenario.ONE, 1)));

        assertThat(store.platform.secretsUsed).isNotEmpty().containsOnly("current");
    }
}
