package io.github.feedpin.redis.internal.token;

import io.github.feedpin.time.TimeSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Reads and writes secrets of one kind. What cannot be read counts as not stored, and is logged once. */
final class StoredSecrets {

    private static final Logger log = LoggerFactory.getLogger(StoredSecrets.class);

    private final SecretText texts;
    private final String what;
    private final TimeSource time;
    private final AtomicBoolean unreadable = new AtomicBoolean();

    /** @param what the kind of secret, as an English noun */
    StoredSecrets(SecretText texts, String what, TimeSource time) {
        this.texts = texts;
        this.what = what;
        this.time = time;
    }

    /** Returns the text to store; on the workers, since a source of random numbers may block. */
    Mono<String> write(String key, String secret) {
        return Mono.fromSupplier(() -> texts.write(key, secret)).subscribeOn(time.workers());
    }

    /** Returns a name for the secret, which does not show it. */
    String fingerprint(String secret) {
        return texts.fingerprint(secret);
    }

    /**
     * Returns what {@code parse} makes of a secret; null if it cannot be read.
     *
     * @param parse throws an exception if the secret is not valid
     */
    <T> @Nullable T read(String key, String text, Function<String, T> parse) {
        @Nullable String problem;
        try {
            T value = parse.apply(texts.read(key, text));
            unreadable.set(false);
            return value;
        } catch (UnreadableTextException e) {
            problem = e.getMessage();
        } catch (RuntimeException e) {
            // Its message may quote the secret.
            problem = "it is not valid";
        }
        if (unreadable.compareAndSet(false, true)) {
            log.warn("The {} at {} in Redis is ignored: {}", what, key, problem);
        }
        return null;
    }
}
