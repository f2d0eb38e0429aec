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
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Runs operations on the record of one app. Results are emitted on the workers; failures are
 * {@link PinStoreException}s, whose messages say what failed. Thread-safe.
 */
final class PinScript {

    static final RedisScript SCRIPT = RedisScript.resource(PinScript.class, "pins.lua");

    private static final Logger log = LoggerFactory.getLogger(PinScript.class);
    private static final Duration REPLICATION = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 3;
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

    /**
     * Runs an operation. Lazy.
     *
     * @param used the keys that it uses
     * @param target the target; empty for the whole app
     * @param replicas how many replicas must confirm it
     */
    Mono<PinReply> run(List<String> used, String operation, String target, int replicas, List<String> arguments) {
        return Mono.defer(() -> clock.latest() == StoreClock.UNKNOWN ? sync() : Mono.empty())
                .then(attempt(used, operation, target, replicas, arguments, ATTEMPTS))
                .onErrorMap(PinScript::failure)
                .publishOn(time.workers());
    }

    private static PinStoreException failure(Throwable failure) {
        return failure instanceof PinStoreException known
                ? known
                : new PinStoreException("The pin store failed: " + RedisFailure.describe(failure), failure);
    }

    private Mono<PinReply> attempt(
            List<String> used, String operation, String target, int replicas, List<String> arguments, int attempts) {
        return once(used, operation, target, replicas, arguments).flatMap(reply -> {
            if (reply.status() != PinReply.Status.LATE) {
                return Mono.just(reply);
            }
            if (attempts == 1) {
                return Mono.error(new RedisFailedException("Redis executes commands too late"));
            }
            // If the clock of Redis has jumped forward, only the time that has passed counts.
            Mono<PinReply> jumped = reply.storeMillis() > clock.latest() ? sync() : Mono.empty();
            return jumped.then(attempt(used, operation, target, replicas, arguments, attempts - 1));
        });
    }

    private Mono<PinReply> sync() {
        return once(keys.ofApp(), SYNC, "", 0, List.of());
    }

    private Mono<PinReply> once(
            List<String> used, String operation, String target, int replicas, List<String> arguments) {
        return Mono.defer(() -> {
            StoreClock.Moment sent = clock.now();
            List<String> all = new ArrayList<>();
            all.addAll(List.of(PinReply.LAYOUT, operation, target, String.valueOf(clock.latest())));
            all.addAll(arguments);
            return connections
                    .use(
                            keys.app(),
                            connection -> connection
                                    .run(SCRIPT, used, all)
                                    .flatMap(values -> confirmed(connection, values, replicas)))
                    .map(PinReply::of)
                    .doOnNext(reply -> {
                        if (reply.status() != PinReply.Status.LATE) {
                            clock.replied(reply.storeMillis(), sent);
                            compareEpoch(reply.epoch());
                        }
                    });
        });
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
