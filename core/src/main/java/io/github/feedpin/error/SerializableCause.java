package io.github.feedpin.error;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces a cause that is not serializable because a field of it is not; has the same text, stack trace and causes.
 */
final class SerializableCause extends Exception {

    private static final long serialVersionUID = 1L;

    /** Causes may be circular. */
    private static final int MOST_CAUSES = 20;

    private final String text;

    private SerializableCause(Throwable original, int more) {
        super(LogText.message(String.valueOf(original.getMessage())), of(original.getCause(), more));
        text = LogText.message(original.toString());
        setStackTrace(original.getStackTrace());
    }

    /** Returns the cause if it is serializable, otherwise its replacement. */
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

    /** Returns the text of the original. */
    @Override
    public String toString() {
        return text;
    }
}
