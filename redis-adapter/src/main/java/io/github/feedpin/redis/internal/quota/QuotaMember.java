package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.LeasedQuotaLimiter;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.connection.RedisFailure;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * This process as one of those that share a quota: performs one exchange with every {@link Heartbeat}, and earlier if a
 * request waits. Thread-safe.
 */
final class QuotaMember {

    /** The maximum duration of an exchange, after which its outcome is unknown. */
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private final SlotExchange exchange;
    private final TimeSource time;
    private final Heartbeat heartbeat;
    private final ExchangeSeries exchanges;
    private final Lease lease;
    private final LeasedQuotaLimiter limiter;
    private final MemberLog events;
    /** Whether the last exchange reported waiting requests; read by any thread. */
    private volatile boolean backlogKnown;

    QuotaMember(
            MemberSettings settings,
            SlotExchange exchange,
            TimeSource time,
            Supplier<String> ids,
            DoubleSupplier random) {
        ExchangeTerms terms = ExchangeTerms.of(settings.lease(), settings.heartbeat(), settings.longestCall());
        this.exchange = exchange;
        this.time = time;
        this.heartbeat = new Heartbeat(time, settings.heartbeat(), random, this::beginExchange);
        this.events = new MemberLog(settings.listener(), settings.log());
        this.exchanges = new ExchangeSeries(settings.quota(), terms, time.nanoTime(), ids);
        this.lease = new Lease(time, terms.lease(), this::onShortage);
        this.limiter = LeasedQuotaLimiter.of(
                settings.quota(), time, new PauseListener(settings.listener(), heartbeat::beatEarly), lease);
    }

    LeasedQuotaLimiter limiter() {
        return limiter;
    }

    Lease lease() {
        return lease;
    }

    /** Returns the number of processes at the last exchange that succeeded; 0 before it. */
    int processes() {
        return exchanges.processes();
    }

    /** Starts the heartbeats. */
    void start() {
        heartbeat.beat();
    }

    /** Stops the heartbeats, and returns all slots if the others may not use them yet; takes half a second at most. */
    Mono<Void> close() {
        return Mono.defer(() -> {
            if (!heartbeat.stop()) {
                return Mono.empty();
            }
            lease.end();
            limiter.checkLease();
            events.close();
            if (exchanges.isForgotten(lease.ageMillis())) {
                return Mono.empty();
            }
            return limiter.withdraw(exchanges.keptAtTheEnd())
                    .flatMap(rest -> exchange.exchange(exchanges.last(rest, lease.now())))
                    .timeout(CLOSE_TIMEOUT, time.scheduler())
                    .onErrorComplete()
                    .then();
        });
    }

    /** Requests that wait while the last exchange reported none make the next one early. */
    private void onShortage() {
        if (!backlogKnown) {
            heartbeat.beatEarly();
        }
    }

    private void beginExchange() {
        if (exchanges.isForgotten(lease.ageMillis())) {
            limiter.lend(exchanges.restart());
        }
        Lease.Sent[] sent = {lease.now()};
        limiter.withdraw(exchanges.kept())
                .flatMap(state -> {
                    sent[0] = lease.now();
                    backlogKnown = state.waiting() > 0;
                    return exchange.exchange(exchanges.next(state, sent[0]));
                })
                .switchIfEmpty(Mono.error(() -> new RedisFailedException("Redis returned no reply")))
                .timeout(TIMEOUT, time.scheduler())
                .publishOn(time.scheduler())
                .subscribe(reply -> confirmed(reply, sent[0]), failure -> failed(failure, sent[0]));
    }

    private void confirmed(ExchangeReply reply, Lease.Sent sent) {
        if (heartbeat.isStopped()) {
            return;
        }
        limiter.lend(exchanges.confirmed(reply), () -> lease.renew(sent));
        events.confirmed(reply, since(sent));
        heartbeat.succeeded(reply.settling());
    }

    private void failed(Throwable failure, Lease.Sent sent) {
        if (heartbeat.isStopped()) {
            return;
        }
        String reason = RedisFailure.describe(failure);
        lease.exchangeFailed(reason);
        limiter.checkLease();
        events.failed(reason, lease.left(), since(sent));
        heartbeat.failed();
    }

    private Duration since(Lease.Sent sent) {
        return Duration.ofNanos(Math.max(0, time.nanoTime() - sent.nanos()));
    }
}
