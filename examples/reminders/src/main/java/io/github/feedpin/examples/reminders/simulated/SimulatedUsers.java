package io.github.feedpin.examples.reminders.simulated;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Users of the simulated platform. The prefix of an id decides its outcome. */
final class SimulatedUsers {

    private static final int OUTSIDE_INTERVAL = 33;
    private static final int UNKNOWN_INTERVAL = 1000;
    private static final String OUTSIDE = "ou_outside_";
    private static final String UNKNOWN = "ou_unknown_";

    private SimulatedUsers() {}

    /** Returns the first ids, always the same: about 3 in 100 are not in the chat, 1 in 1000 does not exist. */
    static List<String> first(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(SimulatedUsers::id).toList();
    }

    /** Returns whether this user has no chat with the bot. */
    static boolean isOutside(String id) {
        return id.startsWith(OUTSIDE);
    }

    /** Returns whether this user does not exist. */
    static boolean isUnknown(String id) {
        return id.startsWith(UNKNOWN);
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%s%06d", prefix(number), number);
    }

    private static String prefix(int number) {
        if (number % UNKNOWN_INTERVAL == UNKNOWN_INTERVAL / 2) {
            return UNKNOWN;
        }
        return number % OUTSIDE_INTERVAL == 0 ? OUTSIDE : "ou_user_";
    }
}
