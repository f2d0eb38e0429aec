package io.github.feedpin.simulator;

import io.github.feedpin.simulator.Delivery.Forged;
import io.github.feedpin.simulator.Delivery.Genuine;
import io.github.feedpin.time.TimeSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides how every request ends: by the rules, or by a fault. A request arrives when a method is called. One is
 * decided at a time, so that the order of arrival, the limits, the faults and the journal agree; deciding takes
 * microseconds and waits for nothing.
 */
final class Engine {

    private final TimeSource time;
    private final Rules rules;
    private final FaultScript faults;
    private final JournalWriter clerk;
    private final AtomicLong logIds = new AtomicLong();

    Engine(TimeSource time, Rules rules, FaultScript faults, JournalWriter clerk) {
        this.time = time;
        this.rules = rules;
        this.faults = faults;
        this.clerk = clerk;
    }

    synchronized <T> Delivery<T> receive(Request<T> request) {
        long now = time.nanoTime();
        @Nullable Fault fault = faults.faultFor(request);
        Delivery<T> delivery = fault == null ? byTheRules(request, now) : by(fault, request, now);
        clerk.enter(now, request, delivery);
        return delivery;
    }

    /** The response to what never gets as far as an endpoint; not journaled. */
    Reply<Void> reject(Rejection rejection) {
        return Reply.rejected(rejection, newLogId());
    }

    synchronized void revokeTokens() {
        rules.revokeTokens();
    }

    synchronized void reset() {
        rules.reset();
        faults.reset();
        clerk.journal().clear();
    }

    private <T> Delivery<T> byTheRules(Request<T> request, long now) {
        @Nullable Rejection rejection = request.rejectedAtTheGate(rules, now);
        Reply<T> reply = rejection == null
                ? request.handledBy(rules, BehaviorOverride.NONE, now, newLogId())
                : Reply.rejected(rejection, newLogId());
        return new Genuine<>(reply, null);
    }

    /**
     * A rejection at the gate is stronger than a fault, unless the request does not even get there, or the fault has
     * revoked the token.
     */
    private <T> Delivery<T> by(Fault fault, Request<T> request, long now) {
        String logId = newLogId();
        if (!fault.isRead()) {
            return new Forged<>(fault.forge(WireResponse.blank(logId)), fault);
        }
        if (fault.whim().revokesTokens()) {
            rules.revokeTokens();
        }
        @Nullable Rejection rejection = request.rejectedAtTheGate(rules, now);
        if (rejection != null) {
            return new Genuine<>(Reply.rejected(rejection, logId), fault.whim().revokesTokens() ? fault : null);
        }
        WireResponse genuine = fault.acts()
                ? ReplyWriter.write(request.endpoint(), request.handledBy(rules, fault.whim(), now, logId))
                : WireResponse.blank(logId);
        return new Forged<>(fault.forge(genuine), fault);
    }

    private String newLogId() {
        return "SIM" + HexFormat.of().toHexDigits(logIds.incrementAndGet());
    }
}
