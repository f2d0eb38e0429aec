package io.github.feedpin.examples.reminders.simulated;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The people whom the simulated platform knows: everybody but a few. Their ids tell what will become of them. */
final class Colleagues {

    private static final int ONE_OUTSIDE_IN = 33;
    private static final int ONE_UNKNOWN_IN = 1000;
    private static final String OUTSIDE = "ou_outside_";
    private static final String UNKNOWN = "ou_unknown_";

    private Colleagues() {}

    /**
     * The ids of so many of them, always the same ones: about 3 in 100 are outside of the chat, 1 in 1000 is unknown.
     */
    static List<String> first(int number) {
        return IntStream.rangeClosed(1, number).mapToObj(Colleagues::id).toList();
    }

    /** Whether this one has no chat with the bot. */
    static boolean isOutside(String id) {
        return id.startsWith(OUTSIDE);
    }

    /** Whether there is no such person. */
    static boolean isUnknown(String id) {
        return id.startsWith(UNKNOWN);
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%s%06d", kind(number), number);
    }

    private static String kind(int number) {
        if (number % ONE_UNKNOWN_IN == ONE_UNKNOWN_IN / 2) {
            return UNKNOWN;
        }
        return number % ONE_OUTSIDE_IN == 0 ? OUTSIDE : "ou_colleague_";
    }
}
