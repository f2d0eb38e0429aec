package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaWindow;
import io.github.feedpin.quota.SlotDemand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Translates the demand of the limiter into the windows of an exchange, the longest first, and the windows of a reply
 * into lists in the order of the quota.
 */
final class MemberDemand {

    /** Waiting requests count this often, so that more of them can be served before the next exchange. */
    private static final int HEADROOM = 2;

    /** The rest of returned slots is rounded up to this part of a window, so that few different ones are sent. */
    private static final int GRAINS = 60;

    private final List<QuotaWindow> windows;
    private final List<Integer> order;
    private final long longestMillis;

    MemberDemand(Quota quota) {
        this.windows = quota.windows();
        this.order = IntStream.range(0, windows.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> windows.get(i).length())
                        .reversed())
                .toList();
        this.longestMillis = millis(windows.get(order.get(0)));
    }

    /** Returns the length of the longest window, with its margin. */
    long longestMillis() {
        return longestMillis;
    }

    /**
     * Returns the windows of a request.
     *
     * @param demand the demand of the limiter
     * @param processes the number of processes that use the quota
     */
    List<ExchangeRequest.Window> windows(SlotDemand demand, int processes) {
        return order.stream().map(i -> window(demand, i, processes)).toList();
    }

    /**
     * Returns the windows of the last request, which returns everything.
     *
     * @param longestCallMillis how long the slots of calls in flight may be in use
     */
    List<ExchangeRequest.Window> lastWindows(SlotDemand demand, long longestCallMillis) {
        return order.stream()
                .map(i -> {
                    ExchangeRequest.Window window = window(demand, i, Integer.MAX_VALUE);
                    List<ExchangeRequest.Returned> returned = new ArrayList<>(window.returned());
                    if (window.held() > 0) {
                        returned.add(
                                0, new ExchangeRequest.Returned(window.held(), window.length() + longestCallMillis));
                    }
                    return window.returning(0, returned);
                })
                .toList();
    }

    /** Returns the numbers of a reply in the order of the quota. */
    List<Integer> inOrderOfQuota(List<Integer> longestFirst) {
        Integer[] numbers = new Integer[order.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[order.get(i)] = longestFirst.get(i);
        }
        return List.of(numbers);
    }

    private ExchangeRequest.Window window(SlotDemand demand, int index, int processes) {
        QuotaWindow window = windows.get(index);
        SlotDemand.Window use = demand.windows().get(index);
        int taken = use.inFlight() + use.resting();
        int reserve = reserve(window, demand.interactive(), processes);
        long wanted = demand.waiting() > 0
                ? taken + (long) HEADROOM * demand.waiting() + reserve
                : use.inFlight() + (long) reserve;
        return new ExchangeRequest.Window(
                millis(window),
                window.limit(),
                use.slots(),
                taken,
                (int) Math.min(window.limit(), wanted),
                grouped(use.returned(), Math.max(1, millis(window) / GRAINS)));
    }

    /** Returns the number of slots to keep for interactive calls, if there are enough for all processes. */
    private int reserve(QuotaWindow window, int interactive, int processes) {
        int share = window.limit() / Math.max(1, processes);
        double expected = interactive * 1.25 * millis(window) / longestMillis;
        return share < 2 ? 0 : (int) Math.min(share, 1 + Math.ceil(expected));
    }

    private static List<ExchangeRequest.Returned> grouped(List<Long> restNanos, long grain) {
        SortedMap<Long, Integer> slots = new TreeMap<>(Comparator.reverseOrder());
        for (long nanos : restNanos) {
            if (nanos > 0) {
                long grains = TimeUnit.NANOSECONDS.toMillis(nanos) / grain + 1;
                slots.merge(grains * grain, 1, Integer::sum);
            }
        }
        return slots.entrySet().stream()
                .map(entry -> new ExchangeRequest.Returned(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static long millis(QuotaWindow window) {
        return window.length().plus(window.margin()).toMillis();
    }
}
