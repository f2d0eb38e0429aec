package io.github.feedpin.quota;

/** Priority of a call that waits for its permit. Within a priority, permits are granted in request order. */
public enum Priority {
    /**
     * For calls that are sent again without a backoff: after a rate limit, with a new token, or after waiting for a
     * reservation. They precede all others. Retries after a backoff keep the priority of their run.
     */
    RETRY,
    /** For single requests and {@code send}. They precede bulk runs, which get at least a quarter of the quota. */
    INTERACTIVE,
    /**
     * For bulk runs. For a minute (the longest window) after each permit of an interactive call, their calls are spread
     * evenly and leave the permits that interactive calls will take, instead of using up the windows in a burst.
     */
    BULK
}
