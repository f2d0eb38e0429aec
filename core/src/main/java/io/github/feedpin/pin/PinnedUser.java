package io.github.feedpin.pin;

import io.github.feedpin.error.LogText;
import io.github.feedpin.model.UserIds;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Record of a user that is pinned, or may be: a request to pin it may have reached the platform.
 *
 * @param userId the user
 * @param generation the number of the call that pinned the user; higher for each newer pin
 * @param since when the pin was recorded
 * @param until when it ends; null for never
 * @param attempts how many releases have begun; 0 before {@code until}
 * @param failure why the platform cannot release the user, which is kept as it is and not repeated; null otherwise
 */
public record PinnedUser(
        String userId,
        long generation,
        Instant since,
        @Nullable Instant until,
        int attempts,
        @Nullable String failure) {

    /**
     * Creates a record with a failure that is safe to log.
     *
     * @param userId the user
     * @param generation the number of the call that pinned the user
     * @param since when the pin was recorded
     * @param until when it ends; null for never
     * @param attempts how many releases have begun
     * @param failure why the platform cannot release the user; null if it can
     */
    public PinnedUser {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(since, "since");
        failure = LogText.orNull(failure);
    }

    /** {@return whether the platform cannot release the user, for instance because the app was uninstalled} */
    public boolean hasFailed() {
        return failure != null;
    }

    /** Returns the record, with the id shortened. */
    @Override
    public String toString() {
        return "PinnedUser[" + UserIds.shorten(userId) + ", generation=" + generation + ", since=" + since + ", until="
                + until + ", attempts=" + attempts + (failure == null ? "" : ", failure=" + failure) + "]";
    }
}
