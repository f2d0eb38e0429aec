package io.github.feedpin.model;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import java.beans.Transient;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Outcome of one user. Every distinct user id of a run has exactly one of these four. Serializable. */
public sealed interface UserOutcome extends Serializable {

    /** {@return the complete id, as it was submitted} */
    String userId();

    /** {@return the kind of this outcome} */
    OutcomeKind kind();

    /** {@return whether another run with this id may succeed: always for unknown, never for applied and rejected} */
    boolean isRetryable();

    /** {@return the reason as text that is safe to log; empty for applied} */
    String message();

    /** {@return the error of the platform that caused this outcome; empty if there was none} */
    default Optional<PlatformError> platformError() {
        return Optional.empty();
    }

    /**
     * The platform confirmed the change: HTTP 2xx, an explicit {@code code} 0, and this user is not among the failed.
     * The platform may still process an earlier, contradicting request afterwards whose call was abandoned; the client
     * reduces that risk by waiting, for 15 seconds after such a call.
     *
     * @param userId the user
     */
    record Applied(String userId) implements UserOutcome {

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.APPLIED;
        }

        @Override
        public boolean isRetryable() {
            return false;
        }

        @Override
        public String message() {
            return "";
        }

        @Override
        public String toString() {
            return "Applied[" + UserIds.shorten(userId) + "]";
        }
    }

    /**
     * The platform reported this user as failed, or rejected a call with only this user. An earlier attempt without a
     * response may have acted nevertheless.
     *
     * @param userId the user
     * @param code the platform's code, which may be 0 even for a failure
     * @param message the platform's message
     * @param logId the platform's id of the call; null if there was none
     * @param error the error of the call with only this user; null if the user was reported in a successful response
     */
    record Rejected(
            String userId,
            int code,
            String message,
            @Nullable String logId,
            @Nullable PlatformError error) implements UserOutcome {

        /**
         * Creates an outcome with texts that are {@linkplain LogText#of(String) safe} to log.
         *
         * @param userId the complete id
         * @param code the platform's code
         * @param message shortened if it is long; may be empty
         * @param logId the platform's id of the call; null if there was none
         * @param error null if the user was reported in a successful response
         */
        public Rejected {
            message = LogText.of(message);
            logId = LogText.orNull(logId);
        }

        /**
         * Creates the outcome of a user whom the platform reported as failed in a successful response.
         *
         * @param userId the user
         * @param code the platform's code, which may be 0 even for a failure
         * @param message the platform's message
         * @param logId the platform's id of the call; null if there was none
         */
        public Rejected(String userId, int code, String message, @Nullable String logId) {
            this(userId, code, message, logId, null);
        }

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.REJECTED;
        }

        @Override
        public boolean isRetryable() {
            return false;
        }

        @Override
        public Optional<PlatformError> platformError() {
            return Optional.ofNullable(error);
        }

        @Override
        public String toString() {
            return "Rejected[" + UserIds.shorten(userId) + ", code=" + code + ", message=" + message + ", logId="
                    + logId + "]";
        }
    }

    /**
     * A user whose state on the platform is certainly unchanged.
     *
     * @param userId the user
     * @param reason the reason
     * @param message the reason as text
     * @param cause the failure that caused it; null if there was none
     */
    record NotSent(
            String userId,
            NotSentReason reason,
            String message,
            @Nullable FeedpinException cause) implements UserOutcome {

        /**
         * Creates an outcome with a message that is {@linkplain LogText#message(String) safe} to log.
         *
         * @param userId the complete id
         * @param reason the reason
         * @param message shortened if it is long
         * @param cause the failure that caused it; null if there was none
         */
        public NotSent {
            message = LogText.message(message);
        }

        /**
         * {@return the failure that caused it; null if there was none} Not a bean property, since its stack trace is
         * not about the user.
         */
        @Override
        @Transient
        public @Nullable FeedpinException cause() {
            return cause;
        }

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.NOT_SENT;
        }

        @Override
        public boolean isRetryable() {
            return reason.isRetryable();
        }

        @Override
        public Optional<PlatformError> platformError() {
            return cause == null ? Optional.empty() : cause.platformError();
        }

        @Override
        public String toString() {
            return "NotSent[" + UserIds.shorten(userId) + ", reason=" + reason + ", message=" + message + "]";
        }
    }

    /**
     * The change was sent, and no trustworthy response was received, including retries. The platform may have processed
     * it, or may do so later. The operation is idempotent, so it can safely be repeated.
     *
     * @param userId the user
     * @param message the last failure as text
     * @param cause the last failure
     */
    record Unknown(String userId, String message, FeedpinException cause) implements UserOutcome {

        /**
         * Creates an outcome with a message that is {@linkplain LogText#message(String) safe} to log.
         *
         * @param userId the complete id
         * @param message shortened if it is long
         * @param cause the last failure
         */
        public Unknown {
            message = LogText.message(message);
        }

        /**
         * Creates the outcome of a user with the message of {@code cause}.
         *
         * @param userId the user
         * @param cause the last failure
         */
        public Unknown(String userId, FeedpinException cause) {
            this(userId, cause.getMessage(), cause);
        }

        /** {@return the last failure} Not a bean property, since its stack trace is not about the user. */
        @Override
        @Transient
        public FeedpinException cause() {
            return cause;
        }

        @Override
        public OutcomeKind kind() {
            return OutcomeKind.UNKNOWN;
        }

        @Override
        public boolean isRetryable() {
            return true;
        }

        @Override
        public Optional<PlatformError> platformError() {
            return cause.platformError();
        }

        @Override
        public String toString() {
            return "Unknown[" + UserIds.shorten(userId) + ", cause=" + message + "]";
        }
    }
}
