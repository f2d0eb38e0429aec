package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.LeasedQuotaLimiter;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.SlotDemand;
import io.github.feedpin.quota.SlotLoan;
import io.github.feedpin.redis.internal.connection.RedisFailure;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * This process as one of those that share a quota: performs one exchange with every heartbeat, and earlier if a request
 * waits. One exchange is in progress at a time; the fields without another note belong to it. An exchange whose outcome
 * is unknown is repeated with its sequence number, so the slots that it returns stay withdrawn. Thread-safe.
 */
final class QuotaMember {

    /** The maximum duration of an exchange, after which its outcome is unknown. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);
    private static final long EARLY = Duration.ofMillis(10).toNanos();
    private static final double JITTER = 0.2;

    private final SlotExchange exchange;
    private final TimeSource time;
    private final ExchangeTerms terms;
    private final Duration heartbeat;
    private final Supplier<String> ids;
    private final DoubleSupplier random;
    private final MemberDemand demand;
    private final List<Integer> everything;
    private final Lease lease;
    private final LeasedQuotaLimiter limiter;
    private final long startNanos;
    private final MemberLog events;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean early = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Whether the last exchange reported waiting requests; read by any thread. */
    private volatile boolean backlogKnown;

    private volatile @Nullable Disposable timer;
    private volatile Membership membership;
    private @Nullable ExchangeRequest unknown;
    private List<Integer> keep;
    private volatile int processes = 1;

    QuotaMember(
            MemberSettings settings,
            SlotExchange exchange,
            TimeSource time,
            Supplier<String> ids,
            DoubleSupplier random) {
        Quota quota = settings.quota();
        this.exchange = exchange;
        this.time = time;
        this.terms = ExchangeTerms.of(settings.lease(), settings.heartbeat(), settings.longestCall());
        this.heartbeat = settings.heartbeat();
        this.events = new MemberLog(settings.listener());
        this.ids = ids;
        this.random = random;
        this.demand = new MemberDemand(quota);
        this.everything = Collections.nCopies(quota.windows().size(), Integer.MAX_VALUE);
        this.keep = everything;
        this.membership = Membership.first(ids.get());
        this.startNanos = time.nanoTime();
        this.lease = new Lease(time, terms.lease(), this::onShortage);
        this.limiter =
                LeasedQuotaLimiter.of(quota, time, new PauseListener(settings.listener(), this::beatEarly), lease);
    }

    LeasedQuotaLimiter limiter() {
        return limiter;
    }

    Lease lease() {
        return lease;
    }

    /** Returns the number of processes at the last exchange that succeeded; 0 before it. */
    int processes() {
        return membership.isKnown() ? processes : 0;
    }

    /** Starts the heartbeats. */
    void start() {
        beat();
    }

    /** Stops the heartbeats, and returns all slots if possible; takes half a second at most. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            if (!closed.compareAndSet(false, true)) {
                return Mono.empty();
            }
            cancelTimer();
            lease.end();
            limiter.checkLease();
            return limiter.withdraw(Collections.nCopies(everything.size(), 0))
                    .flatMap(rest -> exchange.exchange(lastRequest(rest)))
                    .timeout(CLOSE_TIMEOUT, time.scheduler())
                    .onErrorComplete()
                    .then();
        });
    }

    /** Requests that wait while the last exchange reported none make the next one early. */
    private void onShortage() {
        if (!backlogKnown) {
            beatEarly();
        }
    }

    private void beatEarly() {
        if (!closed.get() && early.compareAndSet(false, true)) {
            time.schedule(
                    () -> {
                        early.set(false);
                        beat();
                    },
                    EARLY);
        }
    }

    private void beat() {
        if (closed.get() || !busy.compareAndSet(false, true)) {
            return;
        }
        cancelTimer();
        forgetIfTooOld();
        Lease.Sent[] sent = {lease.now()};
        limiter.withdraw(unknown == null ? keep : everything)
                .flatMap(state -> {
                    sent[0] = lease.now();
                    ExchangeRequest request = request(state, sent[0]);
                    unknown = request;
                    return exchange.exchange(request);
                })
                .timeout(TIMEOUT, time.scheduler())
                .publishOn(time.scheduler())
                .subscribe(reply -> confirmed(reply, sent[0]), failure -> failed(failure, sent[0]));
    }

    private ExchangeRequest request(SlotDemand state, Lease.Sent sent) {
        backlogKnown = state.waiting() > 0;
        @Nullable ExchangeRequest repeated = unknown;
        if (repeated == null) {
            membership = membership.next();
        }
        ExchangeRequest request = request(state, sent, membership, false, demand.windows(state, processes));
        return repeated == null ? request : request.repeating(repeated);
    }

    private ExchangeRequest lastRequest(SlotDemand state) {
        return request(
                state,
                lease.now(),
                membership.next(),
                true,
                demand.lastWindows(state, terms.longest().toMillis()));
    }

    private ExchangeRequest request(
            SlotDemand state,
            Lease.Sent sent,
            Membership current,
            boolean closing,
            List<ExchangeRequest.Window> windows) {
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
                windows);
    }

    private void confirmed(ExchangeReply reply, Lease.Sent sent) {
        if (closed.get()) {
            return;
        }
        unknown = null;
        membership = membership.in(reply.epoch());
        processes = reply.processes();
        keep = demand.inOrderOfQuota(
                reply.windows().stream().map(ExchangeReply.Window::keep).toList());
        lease.renew(sent);
        limiter.lend(new SlotLoan(
                demand.inOrderOfQuota(reply.windows().stream()
                        .map(ExchangeReply.Window::slots)
                        .toList()),
                Duration.ofMillis(reply.pause()),
                processes,
                reply.interactiveElsewhere() > 0));
        events.confirmed(reply, since(sent));
        long interval = interval();
        scheduleNext(
                reply.settling() > 0
                        ? Math.min(interval, TimeUnit.MILLISECONDS.toNanos(reply.settling() + 1))
                        : interval);
    }

    private void failed(Throwable failure, Lease.Sent sent) {
        String reason = RedisFailure.describe(failure);
        lease.exchangeFailed(reason);
        limiter.checkLease();
        if (!closed.get()) {
            events.failed(reason, terms.lease().toMillis() - lease.ageMillis(), since(sent));
        }
        scheduleNext(interval());
    }

    private Duration since(Lease.Sent sent) {
        return Duration.ofNanos(Math.max(0, time.nanoTime() - sent.nanos()));
    }

    private long interval() {
        return (long) (heartbeat.toNanos() * (1 - JITTER * random.getAsDouble()));
    }

    private void scheduleNext(long nanos) {
        busy.set(false);
        if (!closed.get()) {
            timer = time.schedule(this::beat, nanos);
        }
    }

    private void cancelTimer() {
        @Nullable Disposable current = timer;
        if (current != null) {
            current.dispose();
        }
    }

    /** Starts anew when the other processes may use all slots of this one. */
    private void forgetIfTooOld() {
        if (lease.ageMillis()
                        > terms.lease().toMillis()
                                + demand.longestMillis()
                                + terms.longest().toMillis()
                && membership.isKnown()) {
            membership = Membership.first(ids.get());
            unknown = null;
            keep = everything;
            limiter.lend(new SlotLoan(Collections.nCopies(everything.size(), 0), Duration.ZERO, 1, false));
        }
    }
}
