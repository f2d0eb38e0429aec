package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Begins calls of one app. A begin that fails or is cancelled after it was sent is undone, as soon as Redis is back.
 *
 * @param script runs the operations of the app
 * @param replicas how many replicas must confirm that a call has begun
 * @param appId the id of the app, for messages
 * @param time the source of time
 */
record PinBegins(PinScript script, int replicas, String appId, TimeSource time) {

    private static final Logger log = LoggerFactory.getLogger(PinBegins.class);

    /** How long a failed begin waits until it is undone. */
    private static final Duration UNDO = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** With these pauses, about an hour, after which the script has forgotten the call. */
    private static final int UNDO_ATTEMPTS = 120;

    /**
     * Runs the begin of a call. The failure of one that is undone waits for that up to a second. Lazy.
     *
     * @param users the users of the call; empty for releases
     */
    Mono<PinReply> begin(PinOperation begin, List<String> users) {
        return Mono.defer(() -> {
            AtomicBoolean recorded = new AtomicBoolean();
            return script.run(begin, replicas, recorded)
                    .onErrorResume(failure -> recorded.getAndSet(false)
                            ? undo(begin.undo(users)).then(Mono.error(failure))
                            : Mono.error(failure))
                    .doOnNext(reply -> recorded.set(false))
                    .doOnCancel(() -> {
                        if (recorded.getAndSet(false)) {
                            undo(begin.undo(users));
                        }
                    });
        });
    }

    /** Starts to undo a begin; completes when it is undone, or after a second. */
    private Mono<Void> undo(PinOperation undo) {
        Mono<Void> undone = script.run(undo)
                .retryWhen(Retry.backoff(UNDO_ATTEMPTS, FIRST_PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .scheduler(time.scheduler()))
                .doOnError(failure -> log.error(
                        "A call of {} that failed before it was sent stays recorded, since Redis does not respond",
                        appId,
                        failure))
                .onErrorComplete()
                .then()
                .cache();
        undone.subscribe();
        return undone.take(UNDO, time.scheduler());
    }
}
