package io.github.feedpin.error;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call, or the fetching of a token, failed, or could not be taken on. The message says what happened, in which call,
 * and what to do; it holds no secret, no token and no whole user id, and is {@linkplain LogText#message(String) fit}
 * for a log. Serializable, whatever its cause: one that is not is replaced by its text and stack trace on the way.
 */
public abstract sealed class FeedpinException extends RuntimeException
        permits PlatformException,
                UnreachableException,
                NoResponseException,
                TokenUnavailableException,
                PausedException,
                QueueFullException {

    private static final long serialVersionUID = 1L;

    private final FailureScope scope;
    private final boolean mayHaveActed;
    /** Not the field of {@link Throwable}, which would be written as it is. */
    private transient @Nullable Throwable cause;

    FeedpinException(String message, @Nullable Throwable cause, FailureScope scope, boolean mayHaveActed) {
        super(LogText.message(message), null);
        this.cause = cause;
        this.scope = scope;
        this.mayHaveActed = mayHaveActed;
    }

    /** Returns what this failure speaks about. The same for all of a type. */
    public final FailureScope scope() {
        return scope;
    }

    /** Returns whether the same call may succeed later. The same for all of a type. */
    public final boolean retryable() {
        return scope.retryable();
    }

    /** Whether the platform may have done what it was asked, in spite of this failure. The same for all of a type. */
    public final boolean mayHaveActed() {
        return mayHaveActed;
    }

    /**
     * How long the platform asks to wait before the next attempt, or for how long no request is sent since the app was
     * rejected; empty when neither is known.
     */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** What the platform answered; empty when no response came. */
    public Optional<PlatformError> platformError() {
        return Optional.empty();
    }

    @Override
    public final @Nullable Throwable getCause() {
        return cause;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        @Nullable String message = super.getMessage();
        return message == null ? "" : message;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(SerializableCause.of(cause));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        cause = (Throwable) in.readObject();
    }
}
