package io.github.feedpin.internal.guard;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls application code whose failures must not affect the caller, and logs what it throws: the errors that Reactor
 * treats as fatal as well (linkage errors, stack overflows), which would otherwise leave a call without an end.
 */
public final class ApplicationCode {

    private static final Logger log = LoggerFactory.getLogger(ApplicationCode.class);

    private ApplicationCode() {}

    /**
     * Runs {@code call}; never throws.
     *
     * @param what the called component, as the subject of the log message
     */
    public static void run(String what, Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            logFailure(what, failure);
        }
    }

    /** Returns the result of {@code call}, or {@code fallback} if it throws; never throws. */
    public static <T> T call(String what, Supplier<T> call, T fallback) {
        try {
            return call.get();
        } catch (Throwable failure) {
            logFailure(what, failure);
            return fallback;
        }
    }

    /** Logs the type of what was thrown; its message may quote a secret or a user id. Never throws. */
    public static void logFailure(String what, Throwable failure) {
        try {
            log.warn("{} threw {}, which is ignored", what, failure.getClass().getName());
        } catch (Throwable unlogged) {
            // A logger that fails as well, for instance out of memory, must not end anything either.
        }
    }
}
