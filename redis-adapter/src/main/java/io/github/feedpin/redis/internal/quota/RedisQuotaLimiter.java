package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.Permit;
import io.github.feedpin.quota.Priority;
import io.github.feedpin.quota.QuotaControl;
import io.github.feedpin.quota.QuotaSnapshot;
import io.github.feedpin.quota.SharedQuotaLimiter;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.time.TimeSource;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import reactor.core.publisher.Mono;

/** Limiter of the slots that are lent to this process. Thread-safe. */
public final class RedisQuotaLimiter implements SharedQuotaLimiter {

    private static final int ID_BYTES = 12;

    private final QuotaMember member;

    private RedisQuotaLimiter(QuotaMember member) {
        this.member = member;
    }

    /**
     * Creates a limiter, and starts to exchange slots.
     *
     * @param key the key of the quota
     * @param replicas how many replicas must confirm each exchange
     */
    public static RedisQuotaLimiter start(
            RedisConnections connections, String key, int replicas, MemberSettings settings, TimeSource time) {
        QuotaMember member = new QuotaMember(
                settings,
                new RedisSlotExchange(connections, key, replicas),
                time,
                RedisQuotaLimiter::randomId,
                () -> ThreadLocalRandom.current().nextDouble());
        member.start();
        return new RedisQuotaLimiter(member);
    }

    private static String randomId() {
        byte[] id = new byte[ID_BYTES];
        new SecureRandom().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** {@inheritDoc} The permit is emitted neither on Lettuce's threads nor on the event loop. */
    @Override
    public Mono<Permit> acquire(Priority priority) {
        return member.limiter().acquire(priority);
    }

    /** {@inheritDoc} The slots are those lent to this process. */
    @Override
    public Mono<QuotaSnapshot> snapshot() {
        return member.limiter().snapshot();
    }

    @Override
    public Optional<QuotaControl> control() {
        return member.limiter().control();
    }

    @Override
    public int processes() {
        return member.processes();
    }

    @Override
    public Duration leaseLeft() {
        return member.lease().left();
    }

    @Override
    public Optional<String> lastExchangeFailure() {
        return Optional.ofNullable(member.lease().failureOfLastExchange());
    }

    @Override
    public Mono<Void> close() {
        return member.close();
    }
}
