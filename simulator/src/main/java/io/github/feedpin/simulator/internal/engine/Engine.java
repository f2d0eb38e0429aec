package io.github.feedpin.simulator.internal.engine;

import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.simulator.internal.response.WireResponse;
import io.github.feedpin.time.TimeSource;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides on each request, by the rules or by a fault. A request arrives when {@link #receive} is called. Requests are
 * decided one at a time, so the order of arrival, limits, faults and journal agree; a decision takes microseconds and
 * waits for nothing.
 */
public final class Engine {

    /** Callback interface for the requests that arrive, called under the engine's lock. */
    @FunctionalInterface
    public interface RequestLog {

        /** Records a request, its response and the fault that happened to it, or {@link FaultEffect#NONE}. */
        void record(Arrival arrival, WireResponse response, FaultEffect effect);
    }

    private final TimeSource time;
    private final Rules rules;
    private final Function<Arrival, FaultEffect> faults;
    private final RequestLog log;
    private final AtomicLong logIds = new AtomicLong();

    /** Creates an engine; {@code faults} returns {@link FaultEffect#NONE} for a request that meets no fault. */
    public Engine(TimeSource time, Rules rules, Function<Arrival, FaultEffect> faults, RequestLog log) {
        this.time = time;
        this.rules = rules;
        this.faults = faults;
        this.log = log;
    }

    /** Decides on a request that arrives now. */
    public synchronized WireResponse receive(Request request) {
        long now = time.nanoTime();
        String logId = nextLogId();
        Arrival arrival = new Arrival(now, request, request.tenantKey(rules, now));
        FaultEffect effect = faults.apply(arrival);
        @Nullable Rejection rejection = effect.isRead() ? admit(request, effect, now) : null;
        if (rejection == null) {
            WireResponse genuine =
                    effect.acts() ? request.handle(rules, effect.behavior(), now, logId) : WireResponse.blank(logId);
            return recorded(arrival, effect.mutation().apply(genuine), effect);
        }
        FaultEffect happened = effect.behavior().revokesTokens() ? effect : FaultEffect.NONE;
        return recorded(arrival, ResponseWriter.rejection(rejection, logId), happened);
    }

    /** Returns the response to a request that reaches no endpoint; it is not recorded. */
    public WireResponse reject(Rejection rejection) {
        return ResponseWriter.rejection(rejection, nextLogId());
    }

    /** Invalidates all tokens. */
    public synchronized void revokeTokens() {
        rules.revokeTokens();
    }

    /** Invalidates the tokens of the store app, and those of its tenants. */
    public synchronized void revokeStoreAppTokens() {
        rules.revokeStoreAppTokens();
    }

    /** Invalidates the tokens of the store app for this tenant. */
    public synchronized void revokeTokens(TenantKey key) {
        rules.revokeTokens(rules.storeApp().tenant(key));
    }

    /** Invalidates all tickets of the store app. */
    public synchronized void revokeTickets() {
        rules.storeApp().revokeTickets();
    }

    /** Issues a ticket of the store app now. */
    public synchronized AppTicket issueTicket() {
        return rules.storeApp().issueTicket(time.nanoTime(), time.now());
    }

    /** Changes a tenant of the store app before the next request is decided. */
    public synchronized void changeTenant(TenantKey key, Consumer<Tenant> change) {
        change.accept(rules.storeApp().tenant(key));
    }

    /** Returns the users of a tenant of the store app. */
    public synchronized Directory directoryOf(TenantKey key) {
        return rules.storeApp().tenant(key).directory();
    }

    /** Sets what a request to resend a ticket starts; it must not block. */
    public synchronized void onResend(Runnable action) {
        rules.storeApp().onResend(action);
    }

    /** Returns to the initial state, and runs {@code more} before the next request is decided. */
    public synchronized void reset(Runnable more) {
        rules.reset();
        more.run();
    }

    /** A rejection at admission takes precedence over a fault, unless the fault leaves the request unread. */
    private @Nullable Rejection admit(Request request, FaultEffect effect, long now) {
        if (effect.behavior().revokesTokens()) {
            request.revokeTokens(rules, now);
        }
        return request.admit(rules, now);
    }

    private WireResponse recorded(Arrival arrival, WireResponse response, FaultEffect effect) {
        log.record(arrival, response, effect);
        return response;
    }

    private String nextLogId() {
        return "SIM" + HexFormat.of().toHexDigits(logIds.incrementAndGet());
    }
}
