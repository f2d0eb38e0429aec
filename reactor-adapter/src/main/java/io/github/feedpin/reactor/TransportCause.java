package io.github.feedpin.reactor;

import io.github.feedpin.error.LogText;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Serializable copy of a transport failure, which can be deserialized without Netty: type, message, stack trace, causes
 * and suppressed failures. The original may hold what is not serializable, such as the code of a DNS response, or quote
 * received bytes.
 */
final class TransportCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Deeper than usual chains of causes; ends circular ones, of suppressed failures as well. */
    private static final int MAX_DEPTH = 12;

    private static final Pattern BYTES = Pattern.compile("\\b[0-9a-fA-F]{8,}\\b");

    private final String type;

    private TransportCause(Throwable original, int depth) {
        super(sanitize(original.getMessage()), copy(original.getCause(), depth));
        this.type = original.getClass().getName();
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            @Nullable Throwable copy = copy(suppressed, depth);
            if (copy != null) {
                addSuppressed(copy);
            }
        }
    }

    /** Returns the failure itself if it and all its causes and suppressed failures are the JDK's, else a copy. */
    static Throwable of(Throwable failure) {
        return of(failure, 0);
    }

    private static Throwable of(Throwable failure, int depth) {
        return isOfJdk(failure, depth) ? failure : new TransportCause(failure, depth);
    }

    private static @Nullable Throwable copy(@Nullable Throwable related, int depth) {
        return related == null || depth >= MAX_DEPTH ? null : of(related, depth + 1);
    }

    private static boolean isOfJdk(Throwable failure, int depth) {
        return depth < MAX_DEPTH
                && failure.getClass().getName().startsWith("java.")
                && Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
                        .allMatch(related -> isOfJdk(related, depth + 1));
    }

    private static @Nullable String sanitize(@Nullable String message) {
        return message == null ? null : LogText.of(BYTES.matcher(message).replaceAll("…"));
    }

    /** Returns the original's text, with its message sanitized. */
    @Override
    public String toString() {
        @Nullable String message = getMessage();
        return message == null ? type : type + ": " + message;
    }
}
