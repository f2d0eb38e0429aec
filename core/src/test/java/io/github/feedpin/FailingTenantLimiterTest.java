package io.github.feedpin;

import static io.github.feedpin.StoreScenario.APP;
import static io.github.feedpin.StoreScenario.ONE;
import static io.github.feedpin.StoreScenario.OTHER;
import static io.github.feedpin.StoreScenario.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.NotSentReason;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaLimiter;
import io.github.feedpin.quota.QuotaLimiterFactory;
import io.github.feedpin.quota.QuotaScope;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/** Limiters of a tenant that fail while the tenant is dropped: no tenant becomes unusable or stays for ever. */
class FailingTenantLimiterTest {

    private static final Duration IDLE = Duration.ofMinutes(11);

    private final StoreScenario scenario = new StoreScenario();

    private FeedpinTenants tenants(QuotaLimiterFactory factory) {
        scenario.push("ticket-1");
        return scenario.builder().quotaLimiters(factory).buildTenants(APP, scenario.tickets);
    }

    private PinReport pin(FeedpinTenants tenants, TenantKey tenant) {
        return scenario.await(tenants.client(tenant).pin(users(tenant, 1)));
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("scripted"), new NoClassDefFoundError("scripted"), new StackOverflowError());
    }

    /** Throws unchecked whatever it is. */
    private static <T> T thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }

    private static <T> Mono<T> subscribedThrows(Throwable failure) {
        return Mono.fromSupplier(() -> thrown(failure));
    }

    /** A limiter for tenant ONE with these methods, an ordinary one for the others. */
    private static QuotaLimiterFactory failing(Supplier<Mono<QuotaSnapshot>> snapshot, Supplier<Mono<Void>> close) {
        return (scope, time) -> {
            QuotaLimiter limiter = QuotaLimiter.of(Quota.platformDefault(), time);
            return !ONE.equals(scope.tenantKey())
                    ? limiter
                    : new QuotaLimiter() {
                        @Override
                        public Mono<Permit> acquire(Priority priority) {
                            return limiter.acquire(priority);
                        }

                        @Override
                        public Mono<QuotaSnapshot> snapshot() {
                            Mono<QuotaSnapshot> other = snapshot.get();
                            return other == null ? limiter.snapshot() : other;
                        }

                        @Override
                        public Mono<Void> close() {
                            return close.get();
                        }
                    };
        };
    }

    @ParameterizedTest
    @MethodSource("failures")
    void limiterThatCannotBeClosedLeavesTheTenantUsable(Throwable failure) {
        FeedpinTenants tenants = tenants(failing(() -> null, () -> thrown(failure)));
        pin(tenants, ONE);
        pin(tenants, OTHER);

        scenario.advance(IDLE);

        assertThat(tenants.size()).isZero();
        assertThat(pin(tenants, ONE).applied()).isOne();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void limiterWhoseClosingFailsLeavesTheTenantUsable(Throwable failure) {
        FeedpinTenants tenants = tenants(failing(() -> null, () -> subscribedThrows(failure)));
        pin(tenants, ONE);
        pin(tenants, OTHER);

        scenario.advance(IDLE);

        assertThat(tenants.size()).isZero();
        assertThat(pin(tenants, ONE).applied()).isOne();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void limiterThatCannotBeClosedDoesNotKeepTheClientFromClosing(Throwable failure) {
        FeedpinTenants tenants = tenants(failing(() -> null, () -> thrown(failure)));
        pin(tenants, ONE);
        pin(tenants, OTHER);

        scenario.await(tenants.close(Duration.ZERO));

        assertThat(tenants.size()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void limiterWithoutASnapshotDoesNotKeepOtherTenants(Throwable failure) {
        FeedpinTenants tenants = tenants(failing(() -> thrown(failure), Mono::empty));
        pin(tenants, ONE);
        pin(tenants, OTHER);

        scenario.advance(IDLE);

        assertThat(tenants.size()).isOne();
        assertThat(pin(tenants, ONE).applied()).isOne();
    }

    /** Breaks the contract of a factory. */
    @SuppressWarnings("NullAway")
    private static QuotaLimiter nothing(QuotaScope scope, TimeSource time) {
        return null;
    }

    @Test
    void limiterThatIsNullDoesNotKeepTheTenant() {
        FeedpinTenants tenants = tenants(FailingTenantLimiterTest::nothing);

        assertThat(pin(tenants, ONE).notSentByReason()).containsOnlyKeys(NotSentReason.UNREACHABLE);
        scenario.advance(IDLE);

        assertThat(tenants.size()).isZero();
    }
}
