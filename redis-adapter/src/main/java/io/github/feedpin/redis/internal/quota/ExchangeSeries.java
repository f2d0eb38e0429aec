package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.SlotDemand;
import io.github.feedpin.quota.SlotLoan;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests and replies of the exchanges of this process, in their order. An exchange whose outcome is unknown is
 * repeated with its number, so the slots that it returns stay withdrawn. Used by one exchange at a time.
 */
final class ExchangeSeries {

    private static final Duration FORGOTTEN_EARLIER = QuotaMember.TIMEOUT.multipliedBy(2);

    private final ExchangeTerms terms;
    private final long startNanos;
    private final Supplier<String> ids;
    private final MemberDemand demand;
    private final int windows;
    private volatile Membership membership;
    private volatile int processes = 1;
    private @Nullable ExchangeRequest unknown;
    private boolean ended;
    private List<Integer> keep;

    /**
     * @param startNanos the time on the monotonic clock from which times are counted
     * @param ids returns random ids
     */
    ExchangeSeries(Quota quota, ExchangeTerms terms, long startNanos, Supplier<String> ids) {
        this.terms = terms;
        this.startNanos = startNanos;
        this.ids = ids;
        this.demand = new MemberDemand(quota);
        this.windows = quota.windows().size();
        this.keep = all(Integer.MAX_VALUE);
        this.membership = Membership.first(ids.get());
    }

    private List<Integer> all(int slots) {
        return Collections.nCopies(windows, slots);
    }

    /** Returns the number of processes at the last exchange that succeeded; 0 before it. Thread-safe. */
    int processes() {
        return membership.isKnown() ? processes : 0;
    }

    /** Returns how many slots the process may keep in the next exchange, in the order of the quota. */
    List<Integer> kept() {
        return unknown == null ? keep : all(Integer.MAX_VALUE);
    }

    /** Returns how many slots the process keeps in the last exchange. */
    List<Integer> keptAtTheEnd() {
        return all(0);
    }

    /**
     * Returns the next request, whose outcome is unknown until {@link #confirmed}.
     *
     * @throws IllegalStateException after {@link #last}, whose number it would have
     */
    ExchangeRequest next(SlotDemand state, Lease.Sent sent) {
        if (ended) {
            throw new IllegalStateException("The process has left");
        }
        @Nullable ExchangeRequest repeated = unknown;
        if (repeated == null) {
            membership = membership.next();
        }
        ExchangeRequest request = request(state, sent, membership, false, demand.windows(state, processes));
        ExchangeRequest current = repeated == null ? request : request.repeating(repeated);
        unknown = current;
        return current;
    }

    /** Returns the last request, which returns all slots, also those of an exchange whose outcome is unknown. */
    ExchangeRequest last(SlotDemand state, Lease.Sent sent) {
        ended = true;
        @Nullable ExchangeRequest before = unknown;
        ExchangeRequest request = request(
                state,
                sent,
                membership.next(),
                true,
                demand.lastWindows(state, terms.longest().toMillis()));
        return before == null ? request : request.returningAlso(before);
    }

    private ExchangeRequest request(
            SlotDemand state,
            Lease.Sent sent,
            Membership current,
            boolean closing,
            List<ExchangeRequest.Window> requested) {
        return new ExchangeRequest(
                current.process(),
                current.epoch(),
                current.sequence(),
                TimeUnit.NANOSECONDS.toMillis(sent.nanos() - startNanos),
                closing,
                terms,
                state.pause().toMillis(),
                state.urgent(),
                state.interactive(),
                requested);
    }

    /** Returns the slots that a reply lends. */
    SlotLoan confirmed(ExchangeReply reply) {
        List<Integer> kept = demand.inOrderOfQuota(
                reply.windows().stream().map(ExchangeReply.Window::keep).toList());
        List<Integer> slots = demand.inOrderOfQuota(
                reply.windows().stream().map(ExchangeReply.Window::slots).toList());
        SlotLoan loan = new SlotLoan(
                slots, Duration.ofMillis(reply.pause()), reply.processes(), reply.interactiveElsewhere() > 0);
        // From here nothing fails: an exchange whose reply cannot be used stays one of unknown outcome.
        keep = kept;
        processes = reply.processes();
        membership = membership.in(reply.epoch());
        unknown = null;
        return loan;
    }

    /**
     * Returns whether the other processes may use all slots of this one, or may do so before an exchange that is sent
     * now is executed.
     *
     * @param leaseAgeMillis the time since the last exchange that succeeded
     */
    boolean isForgotten(long leaseAgeMillis) {
        return membership.isKnown()
                && leaseAgeMillis
                        > terms.lease().toMillis()
                                + demand.longestMillis()
                                + terms.longest().toMillis()
                                - FORGOTTEN_EARLIER.toMillis();
    }

    /** Starts anew, as a process that has no slots. */
    SlotLoan restart() {
        membership = Membership.first(ids.get());
        unknown = null;
        keep = all(Integer.MAX_VALUE);
        return new SlotLoan(all(0), Duration.ZERO, 1, false);
    }
}
