package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.error.PinStoreException;
import io.github.feedpin.redis.internal.connection.RedisConnection;
import io.github.feedpin.redis.internal.connection.RedisConnections;
import io.github.feedpin.redis.internal.connection.RedisFailedException;
import io.github.feedpin.redis.internal.connection.RedisFailure;
import io.github.feedpin.redis.internal.connection.RedisScript;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Runs operations on the record of one app. Results are emitted on the workers; failures are
 * {@link PinStoreException}s, whose messages say what failed. Thread-safe.
 */
final class PinScript {

    static final RedisScript SCRIPT = RedisScript.resource(PinScript.class, "pins.lua");

    private static final Logger log = LoggerFactory.getLogger(PinScript.class);
    private static final Duration REPLICATION = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;

    /** With these pauses, about two seconds. */
    private static final int MIGRATION_ATTEMPTS = 8;

    private static final Duration MIGRATION_PAUSE = Duration.ofMillis(50);

    private static final String SYNC = "sync";

    private final RedisConnections connections;
    private final PinKeys keys;
    private final String appId;
    private final TimeSource time;
    private final StoreClock clock;
    private final AtomicReference<String> epoch = new AtomicReference<>("");

    PinScript(RedisConnections connections, PinKeys keys, String appId, TimeSource time) {
        this.connections = connections;
        this.keys = keys;
        this.appId = appId;
        this.time = time;
        this.clock = new StoreClock(time);
    }

    /** Runs an operation. Lazy. */
    Mono<PinReply> run(PinOperation operation) {
        return run(operation, 0, new AtomicBoolean());
    }

    /**
     * Runs an operation. Lazy.
     *
     * @param replicas how many replicas must confirm it
     * @param recorded set while Redis may have executed the operation
     */
    Mono<PinReply> run(PinOperation operation, int replicas, AtomicBoolean recorded) {
        return Mono.defer(() -> clock.latest() == StoreClock.UNKNOWN ? sync() : Mono.empty())
                .then(attempt(operation, replicas, recorded, ATTEMPTS))
                .onErrorMap(PinScript::failure)
                .publishOn(time.workers());
    }

    private static PinStoreException failure(Throwable failure) {
        return failure instanceof PinStoreException known
                ? known
                : new PinStoreException("The pin store failed: " + RedisFailure.describe(failure), failure);
    }

    private Mono<PinReply> attempt(PinOperation operation, int replicas, AtomicBoolean recorded, int attempts) {
        return once(operation, replicas, recorded).flatMap(reply -> {
            if (reply.status() != PinReply.Status.LATE) {
                return Mono.just(reply);
            }
            recorded.set(false);
            if (attempts == 1) {
                return Mono.error(new RedisFailedException("Redis executes commands too late"));
            }
            // If the clock of Redis has jumped forward, only the time that has passed counts.
            Mono<PinReply> jumped = reply.storeMillis() > clock.latest() ? sync() : Mono.empty();
            return jumped.then(attempt(operation, replicas, recorded, attempts - 1));
        });
    }

    private Mono<PinReply> sync() {
        return once(new PinOperation(keys.ofApp(), SYNC, "", List.of()), 0, new AtomicBoolean());
    }

    private Mono<PinReply> once(PinOperation operation, int replicas, AtomicBoolean recorded) {
        return Mono.defer(() -> {
                    StoreClock.Moment sent = clock.now();
                    List<String> all = new ArrayList<>();
                    all.addAll(List.of(
                            PinReply.LAYOUT, operation.name(), operation.target(), String.valueOf(clock.latest())));
                    all.addAll(operation.arguments());
                    return connections
                            .use(
                                    keys.app(),
                                    connection -> connection
                                            .run(SCRIPT, operation.keys(), all)
                                            .doOnSubscribe(subscription -> recorded.set(true))
                                            .doOnError(RedisFailure::isRejection, rejection -> recorded.set(false))
                                            .flatMap(values -> confirmed(connection, values, replicas)))
                            .map(PinReply::of)
                            .doOnNext(reply -> {
                                if (reply.status() != PinReply.Status.LATE) {
                                    clock.replied(reply.storeMillis(), sent);
                                    compareEpoch(reply.epoch());
                                }
                            });
                })
                .retryWhen(Retry.backoff(MIGRATION_ATTEMPTS, MIGRATION_PAUSE)
                        .maxBackoff(MIGRATION_PAUSE.multipliedBy(MIGRATION_ATTEMPTS))
                        .filter(RedisFailure::isMigration)
                        .scheduler(time.scheduler())
                        .onRetryExhaustedThrow((retry, last) -> last.failure()));
    }

    private static <T> Mono<T> confirmed(RedisConnection connection, T reply, int replicas) {
        if (replicas == 0) {
            return Mono.just(reply);
        }
        return connection.awaitReplication(replicas, REPLICATION).map(reached -> {
            if (reached < replicas) {
                throw new RedisFailedException(
                        "only " + reached + " of " + replicas + " replicas confirmed the record");
            }
            return reply;
        });
    }

    private void compareEpoch(String current) {
        String known = epoch.getAndSet(current);
        if (!known.isEmpty() && !known.equals(current)) {
            log.error(
                    "Redis has lost the recorded pins of {}: users that were pinned before stay pinned, and are not"
                            + " released. Pins require persistence in Redis (appendonly yes) and maxmemory-policy"
                            + " noeviction",
                    appId);
        }
    }
}
