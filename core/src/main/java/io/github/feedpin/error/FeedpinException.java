package io.github.feedpin.error;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the failures of calls and token fetches. The message says what happened, in which call, and what to do;
 * it contains no secret, no token and no complete user id, and is {@linkplain LogText#message(String) safe} to log.
 * Serializable: a cause that is not is replaced by its text and stack trace.
 */
public abstract sealed class FeedpinException extends RuntimeException
        permits PlatformException,
                UnreachableException,
                NoResponseException,
                TokenUnavailableException,
                TicketPendingException,
                PausedException,
                QuotaUnavailableException,
                PinStoreException,
                QueueFullException {

    private static final long serialVersionUID = 1L;

    private final FailureScope scope;
    private final boolean mayHaveActed;
    /** Replaces the field of {@link Throwable}, which would be serialized as it is. */
    private transient @Nullable Throwable cause;

    FeedpinException(String message, @Nullable Throwable cause, FailureScope scope, boolean mayHaveActed) {
        super(LogText.message(message), null);
        this.cause = cause;
        this.scope = scope;
        this.mayHaveActed = mayHaveActed;
    }

    /** {@return what this failure affects} The same for all exceptions of a type. */
    public final FailureScope scope() {
        return scope;
    }

    /** {@return whether the same call may succeed later} The same for all exceptions of a type. */
    public final boolean isRetryable() {
        return scope.isRetryable();
    }

    /** {@return whether the platform may have processed the call} The same for all exceptions of a type. */
    public final boolean mayHaveActed() {
        return mayHaveActed;
    }

    /**
     * {@return how long the platform asks to wait before the next attempt, or how long no request is sent because the
     * app was rejected; empty if neither is known}
     */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** {@return the error of the platform; empty without a response} */
    public Optional<PlatformError> platformError() {
        return Optional.empty();
    }

    @Override
    public final @Nullable Throwable getCause() {
        return cause;
    }

    /** Returns the message; never null. */
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
