package io.github.feedpin.reactor;

import io.github.feedpin.error.LogText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure of the transport that can be serialized, and read again where there is no Netty: type, message,
 * stack trace, causes and suppressed failures. Netty's own may hold what is not serializable, such as the code of a DNS
 * response, or quote what came over the wire.
 */
final class TransportCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Deeper than any chain of causes; a circle of them, or of suppressed failures, ends here, too. */
    private static final int MAX_DEPTH = 12;

    private static final Pattern BYTES = Pattern.compile("\\b[0-9a-fA-F]{8,}\\b");

    private final String type;

    private TransportCause(Throwable original, int depth) {
        super(tidied(original.getMessage()), copied(original.getCause(), depth));
        this.type = original.getClass().getName();
        setStackTrace(original.getStackTrace());
        for (Throwable suppressed : original.getSuppressed()) {
            @Nullable Throwable copy = copied(suppressed, depth);
            if (copy != null) {
                addSuppressed(copy);
            }
        }
    }

    /** The failure itself, when it and all that belongs to it are of the JDK, else a copy. */
    static Throwable of(Throwable failure) {
        return of(failure, 0);
    }

    private static Throwable of(Throwable failure, int depth) {
        return isOfJdk(failure, depth) ? failure : new TransportCause(failure, depth);
    }

    private static @Nullable Throwable copied(@Nullable Throwable related, int depth) {
        return related == null || depth >= MAX_DEPTH ? null : of(related, depth + 1);
    }

    private static boolean isOfJdk(Throwable failure, int depth) {
        return depth < MAX_DEPTH
                && failure.getClass().getName().startsWith("java.")
                && related(failure).stream().allMatch(related -> isOfJdk(related, depth + 1));
    }

    private static List<Throwable> related(Throwable failure) {
        List<Throwable> related = new ArrayList<>(Arrays.asList(failure.getSuppressed()));
        if (failure.getCause() != null) {
            related.add(failure.getCause());
        }
        return related;
    }

    private static @Nullable String tidied(@Nullable String message) {
        return message == null ? null : LogText.of(BYTES.matcher(message).replaceAll("…"));
    }

    /** As the original, except for what was tidied away. */
    @Override
    public String toString() {
        @Nullable String message = getMessage();
        return message == null ? type : type + ": " + message;
    }
}
