package io.github.feedpin.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.feedpin.error.QuotaUnavailableException;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.test.scheduler.VirtualTimeScheduler;

class LeasedQuotaLimiterTest {

    private static final List<Integer> NOTHING = List.of(0, 0);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final TestLease lease = new TestLease();
    private final LeasedQuotaLimiter limiter =
            LeasedQuotaLimiter.of(Quota.of(5, 100), TimeSource.of(clock), new QuotaListener() {}, lease);
    private final PermitProbe probe = new PermitProbe(limiter);

    private static final class TestLease implements SlotLease {

        private boolean valid = true;
        private int shortages;

        @Override
        public boolean isValid() {
            return valid;
        }

        @Override
        public QuotaUnavailableException failure() {
            return new QuotaUnavailableException("the lease has ended", null);
        }

        @Override
        public void onShortage() {
            shortages++;
        }
    }

    private void lend(int perSecond, int perMinute) {
        limiter.lend(new SlotLoan(List.of(perSecond, perMinute), Duration.ZERO, 1, false));
    }

    private SlotDemand withdraw(List<Integer> keep) {
        return Objects.requireNonNull(limiter.withdraw(keep).block(Duration.ofSeconds(1)));
    }

    @Test
    void withoutSlotsRequestsWaitAndReportAShortage() {
        probe.request(1, 2);
        assertThat(probe.count()).isZero();
        assertThat(lease.shortages).isPositive();
        lend(1, 1);
        assertThat(probe.order).containsExactly(1);
    }

    @Test
    void whenTheLeaseEndsWaitingAndNewRequestsFail() {
        List<Throwable> failures = new ArrayList<>();
        limiter.acquire().subscribe(permit -> {}, failures::add);
        lease.valid = false;
        limiter.checkLease();
        limiter.acquire().subscribe(permit -> {}, failures::add);

        assertThat(failures).hasSize(2).hasOnlyElementsOfType(QuotaUnavailableException.class);
        assertThat(probe.snapshot().waiting()).isZero();
    }

    /** The loan arrives while a permit is delivered. */
    @Test
    void leaseIsRenewedOnlyWithTheLoan() {
        List<Throwable> failures = new ArrayList<>();
        lend(5, 5);
        limiter.acquire().subscribe(permit -> {
            lease.valid = false;
            limiter.lend(new SlotLoan(NOTHING, Duration.ZERO, 1, false), () -> lease.valid = true);
            assertThat(lease.valid).isFalse();
            limiter.acquire().subscribe(next -> probe.request(9), failures::add);
        });

        assertThat(failures).hasSize(1).hasOnlyElementsOfType(QuotaUnavailableException.class);
        assertThat(lease.valid).isTrue();
        assertThat(probe.count()).isZero();
    }

    @Test
    void leaseIsNotRenewedByALoanOfOtherWindows() {
        lease.valid = false;
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        limiter.lend(new SlotLoan(List.of(1), Duration.ZERO, 1, false), () -> lease.valid = true));
        assertThat(lease.valid).isFalse();
    }

    @Test
    void permitIsUsableWhileTheLeaseIsValid() {
        lend(1, 1);
        probe.request(1);
        assertThat(probe.permit(0).isUsable()).isTrue();
        lease.valid = false;
        assertThat(probe.permit(0).isUsable()).isFalse();
    }

    @Test
    void freeSlotsAreWithdrawnBeforeThoseThatRestAndNoneInFlight() {
        lend(4, 40);
        probe.request(1, 3);
        probe.permit(0).completed();
        clock.advanceTimeBy(Duration.ofMillis(100));
        probe.permit(1).lost();

        SlotDemand demand = withdraw(NOTHING);

        SlotDemand.Window second = demand.windows().get(0);
        assertThat(second.returned())
                .containsExactly(
                        0L,
                        Duration.ofMillis(910).toNanos(),
                        Duration.ofMillis(16_010).toNanos());
        assertThat(second.slots()).isEqualTo(1);
        assertThat(second.inFlight()).isEqualTo(1);
        assertThat(demand.windows().get(1).returned()).hasSize(39);
    }

    @Test
    void withdrawnSlotsAreNotGranted() {
        lend(4, 40);
        withdraw(List.of(1, 100));
        probe.request(1, 3);
        assertThat(probe.count()).isEqualTo(1);
        assertThat(withdraw(List.of(1, 100)).windows().get(0).returned()).isEmpty();
    }

    @Test
    void demandCountsWaitingRequestsByPriority() {
        probe.request(1, 3);
        limiter.acquire(Priority.INTERACTIVE).subscribe();
        probe.requestFirst(4);
        probe.request(5).dispose();

        SlotDemand demand = withdraw(NOTHING);

        assertThat(demand.waiting()).isEqualTo(5);
        assertThat(demand.urgent()).isEqualTo(2);
    }

    @Test
    void demandCountsInteractiveCallsAndTheirRateWhileARunWaits() {
        lend(5, 100);
        limiter.acquire(Priority.INTERACTIVE).subscribe();
        assertThat(withdraw(List.of(5, 100)).interactive()).isEqualTo(1);

        clock.advanceTimeBy(Duration.ofSeconds(10));
        probe.request(1, 9);

        assertThat(withdraw(List.of(5, 100)).interactive()).isEqualTo(6);
    }

    @Test
    void pauseOfAnotherProcessPausesAllCalls() {
        limiter.lend(new SlotLoan(List.of(5, 100), Duration.ofSeconds(3), 2, false));
        probe.request(1);
        assertThat(probe.count()).isZero();
        assertThat(withdraw(List.of(5, 100)).pause()).isEqualTo(Duration.ofSeconds(3));
        clock.advanceTimeBy(Duration.ofSeconds(3));
        assertThat(probe.count()).isEqualTo(1);
    }

    @Test
    void interactiveCallsOfOtherProcessesSpreadBulkCalls() {
        limiter.lend(new SlotLoan(List.of(5, 60), Duration.ZERO, 2, true));
        probe.request(1, 5);
        assertThat(probe.count()).isEqualTo(1);
        clock.advanceTimeBy(Duration.ofSeconds(2));
        assertThat(probe.count()).isEqualTo(3);
    }

    @Test
    void invalidNumbersAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.withdraw(List.of(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> lend(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limiter.lend(new SlotLoan(List.of(1), Duration.ZERO, 1, false)));
    }
}
