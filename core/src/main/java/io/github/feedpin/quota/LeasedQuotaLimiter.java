package io.github.feedpin.quota;

import io.github.feedpin.time.TimeSource;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * Limiter whose slots are lent, for processes that share one quota. It starts without slots. While its
 * {@linkplain SlotLease lease} is valid, it grants permits for the slots that it was lent; otherwise waiting and new
 * requests fail with {@link io.github.feedpin.error.QuotaUnavailableException}. Thread-safe.
 */
public interface LeasedQuotaLimiter extends QuotaLimiter {

    /**
     * Creates a limiter without slots.
     *
     * @param quota the windows, for each of which slots are lent
     * @param time measures the rest of slots
     * @param listener notified of permits, rejections and pauses
     * @param lease decides whether lent slots may be used
     * @return a limiter that grants no permit before slots are lent
     */
    static LeasedQuotaLimiter of(Quota quota, TimeSource time, QuotaListener listener, SlotLease lease) {
        return SlotLimiter.leased(
                Objects.requireNonNull(quota, "quota"),
                Objects.requireNonNull(time, "time"),
                Objects.requireNonNull(listener, "listener"),
                Objects.requireNonNull(lease, "lease"));
    }

    /**
     * Changes the lent slots, applies a pause of all processes, and checks the lease. Slots that are taken beyond the
     * new number are withdrawn when they are free again.
     *
     * @param loan replaces the earlier loan
     * @throws IllegalArgumentException if the number of windows differs from the quota's
     */
    default void lend(SlotLoan loan) {
        lend(loan, () -> {});
    }

    /**
     * Changes the lent slots as {@link #lend(SlotLoan)} does, and renews their lease in the same step: no permit is
     * granted between the two, so that none is granted under the new lease for slots of an earlier loan.
     *
     * @param loan replaces the earlier loan
     * @param renewal makes the lease valid; called once, possibly after this method returns and by another thread
     * @throws IllegalArgumentException if the number of windows differs from the quota's; the lease is not renewed
     */
    void lend(SlotLoan loan, Runnable renewal);

    /** Checks the lease; if it has ended, waiting requests fail. */
    void checkLease();

    /**
     * Withdraws slots and returns the demand, at the time of the subscription or very shortly after. The slots that
     * rest for the shortest time are withdrawn first; those of calls in flight are not. Never fails.
     *
     * @param keep for each window, in the order of the quota, the number of slots that the limiter may keep
     * @return the demand after the withdrawal
     * @throws IllegalArgumentException if the number of windows differs from the quota's, or a number is negative
     */
    Mono<SlotDemand> withdraw(List<Integer> keep);
}
