package io.github.feedpin.model;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.LogText;
import io.github.feedpin.error.PlatformError;
import java.beans.Transient;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one user. Every distinct user id handed to a run ends in exactly one of these four. Serializable. */
public sealed interface UserOutcome extends Serializable {

    /** The whole id, as it was handed in. */
    String userId();

    /** Which of the four this is. */
    OutcomeKind kind();

    /** Whether another run with this id may end better: always for the unknown, never for the applied or rejected. */
    boolean isRetryable();

    /** Why, in words that are fit for a log; empty when there is nothing to explain. */
    String message();

    /** The platform's own error, when one stands behind this outcome. */
    default Optional<PlatformError> platformError() {
        return Optional.empty();
    }

    /**
     * The platform confirmed the change: HTTP 2xx, an explicit {@code code} 0, and this user is not among the failed.
     * It is not excluded that the platform carries out an earlier, contradicting request afterwards whose call was
     * given up; the client narrows that by waiting, for 15 seconds after such a call.
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
     * The platform named this user as failed, or rejected a call that held only this user. That is its last word; an
     * earlier attempt that got no response may have acted all the same.
     *
     * @param userId the user
     * @param code the platform's code, which may be 0 even for a failure
     * @param message the platform's words
     * @param logId the platform's id of the call; null when it gave none
     * @param error what the platform answered to the call that held only this user; null when it named the user in a
     *     success
     */
    record Rejected(
            String userId,
            int code,
            String message,
            @Nullable String logId,
            @Nullable PlatformError error) implements UserOutcome {

        /** Makes the texts {@linkplain LogText#of(String) fit} for a log. */
        public Rejected {
            message = LogText.of(message);
            logId = LogText.orNull(logId);
        }

        /** A user whom the platform named as failed. */
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
     * This user was certainly not changed on the platform.
     *
     * @param userId the user
     * @param reason why
     * @param message the same in words
     * @param cause the failure behind it; null when there is none
     */
    record NotSent(
            String userId,
            NotSentReason reason,
            String message,
            @Nullable FeedpinException cause) implements UserOutcome {

        /** Makes the message {@linkplain LogText#message(String) fit} for a log. */
        public NotSent {
            message = LogText.message(message);
        }

        /** The failure behind it, which is no part of it as a bean: its stack trace tells nothing about the user. */
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
     * The change was sent, and no trustworthy response came, after the retries. The platform may have carried it out,
     * or do so yet. Safe to run again, since a call sets a state.
     *
     * @param userId the user
     * @param message the last failure in words
     * @param cause the last failure
     */
    record Unknown(String userId, String message, FeedpinException cause) implements UserOutcome {

        /** Makes the message {@linkplain LogText#message(String) fit} for a log. */
        public Unknown {
            message = LogText.message(message);
        }

        /** A user whom {@code cause} leaves in doubt, in its words. */
        public Unknown(String userId, FeedpinException cause) {
            this(userId, cause.getMessage(), cause);
        }

        /** The last failure, which is no part of it as a bean: its stack trace tells nothing about the user. */
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
