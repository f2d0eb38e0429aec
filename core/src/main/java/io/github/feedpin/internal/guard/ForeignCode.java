package io.github.feedpin.internal.guard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls code of the application whose failure must not matter, and logs what it throws. That includes the errors that
 * Reactor treats as fatal (linkage errors, stack overflows): rethrown, they would leave a call, and all that wait for
 * it, without an end.
 */
public final class ForeignCode {

    private static final Logger log = LoggerFactory.getLogger(ForeignCode.class);

    private ForeignCode() {}

    /**
     * Runs {@code call}; never throws.
     *
     * @param what what is called, as the subject of the log's sentence
     */
    public static void run(String what, Runnable call) {
        try {
            call.run();
        } catch (Throwable failure) {
            logFailure(what, failure);
        }
    }

    /** Logs what foreign code threw, by its type: its message may quote a secret or a user id. Never throws. */
    public static void logFailure(String what, Throwable failure) {
        try {
            log.warn("{} threw {}, which is ignored", what, failure.getClass().getName());
        } catch (Throwable unlogged) {
            // A logger that fails as well, for want of memory perhaps, must not end anything either.
        }
    }
}
