package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.redis.internal.connection.RedisFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * Result of an exchange. Times are in milliseconds.
 *
 * @param epoch the id of the state, which is new whenever an earlier one was lost
 * @param settling the time until slots are granted, after the state was created; 0 if they are
 * @param pause the remaining time of a pause after a rejection in any process
 * @param processes the number of processes that use the quota; at least 1
 * @param interactiveElsewhere the number of permits of interactive calls of other processes
 * @param quarantine the remaining time of a quarantine after the state was lost
 * @param windows the windows, the longest first
 */
record ExchangeReply(
        String epoch,
        long settling,
        long pause,
        int processes,
        int interactiveElsewhere,
        long quarantine,
        List<Window> windows) {

    private static final int DONE = 0;
    private static final int LATE = 1;
    private static final int OTHER_LAYOUT = 2;
    private static final int OTHER_WINDOWS = 3;
    private static final int HEAD = 8;
    private static final int PER_WINDOW = 3;

    ExchangeReply {
        windows = List.copyOf(windows);
    }

    /**
     * Part of the reply for one window.
     *
     * @param slots the number of lent slots
     * @param keep the number of slots that may be kept
     * @param limit the lowest limit that a process is configured with
     */
    record Window(int slots, int keep, int limit) {}

    /**
     * Returns the reply that the script returned.
     *
     * @param values numbers as {@code Long} or text, depending on the server
     * @throws RedisFailedException if the exchange did not take place
     */
    static ExchangeReply of(List<?> values) {
        try {
            int status = (int) number(values, 0);
            if (status != DONE) {
                throw new RedisFailedException(problem(status, values));
            }
            List<Window> windows = new ArrayList<>();
            for (int at = HEAD; at < values.size(); at += PER_WINDOW) {
                windows.add(new Window(
                        (int) number(values, at), (int) number(values, at + 1), (int) number(values, at + 2)));
            }
            return new ExchangeReply(
                    text(values, 1),
                    number(values, 3),
                    number(values, 4),
                    (int) number(values, 5),
                    (int) number(values, 6),
                    number(values, 7),
                    windows);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new RedisFailedException("the script's result is invalid: " + values.size() + " values");
        }
    }

    private static String problem(int status, List<?> values) {
        return switch (status) {
            case LATE -> "a later exchange of this process took place already";
            case OTHER_LAYOUT ->
                "the stored quota has the unknown layout " + text(values, 1)
                        + ": another version of Feedpin uses it; use the same version everywhere, or another key "
                        + "prefix after all processes of the other version have ended";
            case OTHER_WINDOWS ->
                "other processes use windows of " + text(values, 1)
                        + " ms: configure the same windows everywhere; only their limits may differ";
            default -> "the script returned the unknown status " + status;
        };
    }

    private static long number(List<?> values, int index) {
        return Long.parseLong(text(values, index));
    }

    private static String text(List<?> values, int index) {
        return String.valueOf(values.get(index));
    }
}
