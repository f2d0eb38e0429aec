package io.github.feedpin.error;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a cause that does not serialize, since a field of its foreign type does not: the same text, stack trace
 * and causes.
 */
final class SerializableCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Causes may go round in a circle. */
    private static final int MOST_CAUSES = 20;

    private final String text;

    private SerializableCause(Throwable original, int more) {
        super(LogText.message(String.valueOf(original.getMessage())), of(original.getCause(), more));
        text = LogText.message(original.toString());
        setStackTrace(original.getStackTrace());
    }

    /** The cause itself when it serializes, and else what stands for it. */
    static @Nullable Throwable of(@Nullable Throwable cause) {
        return of(cause, MOST_CAUSES);
    }

    private static @Nullable Throwable of(@Nullable Throwable cause, int most) {
        if (cause == null || cause instanceof FeedpinException || serializes(cause)) {
            return cause;
        }
        return most == 0 ? null : new SerializableCause(cause, most - 1);
    }

    private static boolean serializes(Throwable cause) {
        try (ObjectOutputStream trial = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            trial.writeObject(cause);
            return true;
        } catch (IOException | RuntimeException notSerializable) {
            return false;
        }
    }

    /** As the original shows itself. */
    @Override
    public String toString() {
        return text;
    }
}
