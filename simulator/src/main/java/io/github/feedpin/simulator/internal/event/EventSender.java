package io.github.feedpin.simulator.internal.event;

import io.github.feedpin.simulator.internal.response.Json;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Pushes events to the receiver of an app, encrypted and signed if the app has an Encrypt Key. A push that is not
 * responded to with HTTP 200 in time is repeated, with a new signature. Thread-safe.
 */
public final class EventSender {

    /** Callback interface for pushes. */
    @FunctionalInterface
    public interface PushLog {

        /** Records an attempt; {@code status} is 0 if there was no response in time. */
        void record(long nanos, Event event, int attempt, int status);
    }

    /** How long the platform waits for the response to an event. */
    private static final Duration EVENT_TIMEOUT = Duration.ofSeconds(3);

    /** How long the platform waits for the response to the check of the URL. */
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(1);

    /** The delay before each repetition. */
    private static final List<Duration> REPETITIONS =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6));

    private static final int OK = 200;

    private final String appId;
    private final String verificationToken;
    private final TimeSource time;
    private final PushLog log;
    private volatile @Nullable PushCrypto crypto;
    private volatile @Nullable EventTarget target;

    public EventSender(String appId, String verificationToken, TimeSource time, PushLog log) {
        this.appId = appId;
        this.verificationToken = verificationToken;
        this.time = time;
        this.log = log;
    }

    /** Sets the key for the pushes from now on, repetitions included; null for none. */
    public void setEncryptKey(@Nullable String key) {
        crypto = key == null ? null : new PushCrypto(key);
    }

    /** Sets where pushes go from now on, repetitions included. */
    public void setTarget(EventTarget receiver) {
        target = receiver;
    }

    /** Drops the pushes from now on, repetitions included, unless there is another receiver by now. */
    public synchronized void removeTarget(EventTarget receiver) {
        if (target == receiver) {
            target = null;
        }
    }

    public boolean hasTarget() {
        return target != null;
    }

    /**
     * Returns a push of the event, which each subscription sends once more, with the same id. Emits the status of the
     * first attempt, 0 if there was no response in time; it is repeated in the background.
     *
     * @throws IllegalStateException as an error, if there is no receiver
     */
    public Mono<Integer> push(Event event) {
        String id = UUID.randomUUID().toString();
        Instant sentAt = event.sentAt() == null ? time.now() : event.sentAt();
        byte[] body = EventWriter.write(event, appId, verificationToken, id, sentAt);
        return Mono.defer(() -> attempt(event, body, 1));
    }

    /** Emits whether the receiver responds to the check of the URL with its challenge. */
    public Mono<Boolean> checkUrl() {
        return Mono.defer(() -> {
            String challenge = UUID.randomUUID().toString();
            byte[] body = EventWriter.urlVerification(challenge, verificationToken);
            @Nullable PushCrypto key = crypto;
            // The platform does not sign it.
            return deliver(headers(), key == null ? body : EventWriter.encrypted(key.encrypt(body)))
                    .map(response -> response.status() == OK
                            && challenge.equals(
                                    Json.read(response.body()).path("challenge").stringValue("")))
                    .timeout(CHECK_TIMEOUT, Mono.just(false), time.scheduler())
                    .onErrorResume(failure -> !(failure instanceof NoReceiverException), failure -> Mono.just(false));
        });
    }

    private Mono<Integer> attempt(Event event, byte[] body, int attempt) {
        return signed(body)
                .map(EventTarget.Response::status)
                .timeout(EVENT_TIMEOUT, Mono.just(0), time.scheduler())
                .onErrorResume(failure -> !(failure instanceof NoReceiverException), failure -> Mono.just(0))
                .defaultIfEmpty(0)
                .doOnNext(status -> attempted(event, body, attempt, status));
    }

    private void attempted(Event event, byte[] body, int attempt, int status) {
        log.record(time.nanoTime(), event, attempt, status);
        if (status != OK && attempt <= REPETITIONS.size()) {
            time.schedule(
                    () -> attempt(event, body, attempt + 1)
                            .onErrorComplete(NoReceiverException.class)
                            .subscribe(),
                    REPETITIONS.get(attempt - 1).toNanos());
        }
    }

    private Mono<EventTarget.Response> signed(byte[] body) {
        @Nullable PushCrypto key = crypto;
        if (key == null) {
            return deliver(headers(), body);
        }
        byte[] encrypted = EventWriter.encrypted(key.encrypt(body));
        String timestamp = Long.toString(time.now().getEpochSecond());
        String nonce = UUID.randomUUID().toString();
        Map<String, String> headers = headers();
        headers.put("X-Lark-Request-Timestamp", timestamp);
        headers.put("X-Lark-Request-Nonce", nonce);
        headers.put("X-Lark-Signature", key.sign(timestamp, nonce, encrypted));
        return deliver(headers, encrypted);
    }

    private Mono<EventTarget.Response> deliver(Map<String, String> headers, byte[] body) {
        @Nullable EventTarget receiver = target;
        return receiver == null
                ? Mono.error(NoReceiverException::new)
                : Mono.defer(() -> receiver.deliver(headers, body));
    }

    private static Map<String, String> headers() {
        return new HashMap<>(Map.of("Content-Type", "application/json; charset=utf-8"));
    }

    private static final class NoReceiverException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private NoReceiverException() {
            super("There is no receiver of events");
        }
    }
}
