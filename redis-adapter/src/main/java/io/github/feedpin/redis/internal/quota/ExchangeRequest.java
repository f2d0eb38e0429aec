package io.github.feedpin.redis.internal.quota;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process sends in an exchange. Times are in milliseconds.
 *
 * @param process the random id of this start of the process
 * @param epoch the epoch of the last reply; empty before the first
 * @param sequence the number of the exchange, from 1; a repetition has the same one
 * @param sentAt the time of sending on the monotonic clock of the process; never negative
 * @param closing whether the process leaves
 * @param terms the durations that the process contributes
 * @param pause the remaining time of a pause after a rejection
 * @param urgent the number of waiting requests that are not those of bulk runs
 * @param interactive the number of permits of interactive calls within the longest window
 * @param windows the windows, the longest first
 */
record ExchangeRequest(
        String process,
        String epoch,
        long sequence,
        long sentAt,
        boolean closing,
        ExchangeTerms terms,
        long pause,
        int urgent,
        int interactive,
        List<Window> windows) {

    /** The version of the state's layout. */
    static final String LAYOUT = "1";

    ExchangeRequest {
        windows = List.copyOf(windows);
    }

    /**
     * Part of the request for one window.
     *
     * @param length the length of the window, with its margin
     * @param limit the configured limit
     * @param held the number of slots that the process keeps
     * @param taken how many of them are in use or rest
     * @param wanted the number of slots that the process can use
     * @param returned the returned slots that still rest, the longest rest first
     */
    record Window(long length, int limit, int held, int taken, int wanted, List<Returned> returned) {

        Window {
            returned = List.copyOf(returned);
        }

        Window returningAlso(List<Returned> others) {
            List<Returned> all = Stream.concat(returned.stream(), others.stream())
                    .sorted(Comparator.comparingLong(Returned::rest).reversed())
                    .toList();
            return returning(held, all);
        }

        Window returning(int kept, List<Returned> others) {
            return new Window(length, limit, kept, taken, wanted, others);
        }
    }

    /** Slots that are returned and still rest. */
    record Returned(int slots, long rest) {}

    /** Returns this request with the returned slots of an earlier one, whose outcome is unknown. */
    ExchangeRequest repeating(ExchangeRequest earlier) {
        List<Window> merged = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Window before = earlier.windows.get(i);
            merged.add(windows.get(i).returning(before.held, before.returned));
        }
        return with(earlier.sequence, merged);
    }

    /** Returns this request with the returned slots of an earlier one as well, which may have taken place or not. */
    ExchangeRequest returningAlso(ExchangeRequest earlier) {
        List<Window> merged = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            merged.add(windows.get(i).returningAlso(earlier.windows.get(i).returned));
        }
        return with(sequence, merged);
    }

    private ExchangeRequest with(long number, List<Window> others) {
        return new ExchangeRequest(process, epoch, number, sentAt, closing, terms, pause, urgent, interactive, others);
    }

    /** Returns the arguments of the script. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        arguments.add(LAYOUT);
        arguments.add(process);
        arguments.add(epoch);
        add(arguments, sequence, sentAt, closing ? 1 : 0);
        add(arguments, terms.lease().toMillis(), terms.longest().toMillis());
        add(arguments, terms.settling().toMillis(), terms.active().toMillis());
        add(arguments, pause, urgent, interactive, windows.size());
        for (Window window : windows) {
            add(arguments, window.length, window.limit, window.held, window.taken, window.wanted);
            add(arguments, window.returned.size());
            window.returned.forEach(returned -> add(arguments, returned.slots, returned.rest));
        }
        return arguments;
    }

    private static void add(List<String> arguments, long... numbers) {
        for (long number : numbers) {
            arguments.add(Long.toString(number));
        }
    }
}
