package io.github.feedpin.redis.internal.quota;

import io.github.feedpin.redis.internal.quota.ExchangeRequest.Returned;
import io.github.feedpin.redis.internal.quota.ExchangeRequest.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state of a quota in memory, with the same rules as {@code exchange.lua}; {@code ScriptAgainstModelTest} compares
 * both. Not thread-safe.
 */
final class InMemoryQuota {

    private static final long TOLERANCE = 100;
    private static final long DOUBT = 1_000;

    /** A process. */
    private static final class Node {
        final String id;
        long sequence;
        long clock;
        long sent;
        long expires;
        long longest;
        int urgent;
        int interactive;
        final int[] limit;
        final int[] slots;
        final int[] wanted;
        final long[] since;

        Node(String id, int windows) {
            this.id = id;
            limit = new int[windows];
            slots = new int[windows];
            wanted = new int[windows];
            since = new long[windows];
        }
    }

    private final LongSupplier time;
    private Map<String, Node> nodes = new LinkedHashMap<>();
    private @Nullable String shape;
    private String epoch = "";
    private long last;
    private long clock;
    private long gap;
    private long gapAt;
    private long doubtUntil;
    private long pausedUntil;
    private long lossAt;
    private long lossUntil;
    private int[] unknown = {};
    private long[] unknownUntil = {};
    private List<SortedMap<Long, Integer>> resting = List.of();

    /** @param time the time of the server, in milliseconds */
    InMemoryQuota(LongSupplier time) {
        this.time = time;
    }

    /** Loses the state. */
    void clear() {
        shape = null;
        nodes = new LinkedHashMap<>();
    }

    /** Returns the values that the script would return. */
    List<Object> exchange(ExchangeRequest request) {
        List<Window> windows = request.windows();
        int count = windows.size();
        String requested =
                windows.stream().map(window -> String.valueOf(window.length())).collect(Collectors.joining(","));
        long longestWindow = windows.get(0).length();
        long longest = request.terms().longest().toMillis();
        boolean empty = shape == null;
        @Nullable Node me = nodes.get(request.process());
        if (request.closing() && me == null && !empty && request.epoch().equals(epoch)) {
            return reply(
                    request,
                    0,
                    1,
                    0,
                    windows.stream().flatMap(InMemoryQuota::nothing).toList(),
                    0,
                    0);
        }
        tick(request, empty, me);
        reap(request.process(), windows, longestWindow);
        if (!empty && !requested.equals(shape)) {
            if (!isUnused()) {
                return List.of(3L, String.valueOf(shape), request.sequence());
            }
            empty = true;
            me = null;
        }
        int[] limit = new int[count];
        for (int i = 0; i < count; i++) {
            limit[i] = windows.get(i).limit();
            if (!empty) {
                for (Node node : nodes.values()) {
                    if (node.expires > clock) {
                        limit[i] = Math.min(limit[i], Math.max(1, node.limit[i]));
                    }
                }
            }
        }
        boolean repeated = me != null && request.sequence() == me.sequence;
        if (me != null && request.sequence() < me.sequence) {
            return List.of(1L, epoch, request.sequence());
        }
        boolean rolledBack = me != null && request.sequence() > me.sequence + (request.closing() ? 2 : 1);
        boolean forgotten = me == null && !request.epoch().isEmpty();
        if (empty || rolledBack || forgotten && request.epoch().equals(epoch)) {
            create(request, requested, limit);
            me = null;
            repeated = false;
        }
        int[] owned = new int[count];
        int[] cooling = new int[count];
        for (int i = 0; i < count; i++) {
            for (Node node : nodes.values()) {
                owned[i] += node.slots[i];
            }
            cooling[i] = resting.get(i).values().stream().mapToInt(n -> n).sum();
        }
        if (rolledBack || forgotten) {
            if (lossUntil <= clock) {
                lossAt = clock;
                lossUntil = 0;
                for (int i = 0; i < count; i++) {
                    unknown[i] = Math.max(unknown[i], limit[i] - owned[i] - cooling[i]);
                    unknownUntil[i] = 0;
                }
            }
            long lease = request.terms().lease().toMillis();
            lossUntil = Math.max(lossUntil, lossAt + lease + longestWindow + longest);
            for (int i = 0; i < count; i++) {
                unknownUntil[i] = Math.max(
                        unknownUntil[i], lossAt + lease + windows.get(i).length() + longest);
            }
        }
        if (me == null) {
            me = register(request, rolledBack || forgotten, owned, longest);
        }
        if (!repeated) {
            takeBack(me, windows, owned, cooling);
        }
        me.sequence = request.sequence();
        me.sent = Math.max(request.sentAt(), me.sent);
        me.longest = longest;
        me.urgent = request.urgent();
        me.interactive = request.interactive();
        me.clock = request.closing() ? 0 : clock;
        me.expires = request.closing() ? clock : clock + request.terms().lease().toMillis();
        pausedUntil = Math.max(pausedUntil, clock + request.pause());
        return grant(request, me, repeated, limit, owned, cooling);
    }

    private void tick(ExchangeRequest request, boolean empty, @Nullable Node me) {
        long now = time.getAsLong();
        if (empty) {
            clock = now;
            gap = 0;
            gapAt = 0;
            doubtUntil = 0;
            pausedUntil = 0;
            lossUntil = 0;
        } else {
            long step = Math.max(0, now - last);
            if (me != null) {
                if (gap > 0 && me.clock <= gapAt) {
                    step += gap;
                    gap = 0;
                }
                long elapsed = Math.max(0, request.sentAt() - me.sent);
                clock = Math.max(clock, Math.min(clock + step, me.clock + elapsed + TOLERANCE));
            } else if (step > DOUBT) {
                if (gap == 0) {
                    gapAt = clock;
                    clock++;
                }
                gap += step;
                doubtUntil = clock + request.terms().settling().toMillis();
            } else {
                clock += step;
            }
            if (gap > 0 && clock >= doubtUntil) {
                for (Node node : nodes.values()) {
                    if (node.clock > gapAt) {
                        node.clock += gap;
                        node.expires += gap;
                    }
                }
                clock += gap;
                gap = 0;
            }
        }
        last = now;
    }

    private void reap(String id, List<Window> windows, long longestWindow) {
        Iterator<Map.Entry<String, Node>> all = nodes.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Node> entry = all.next();
            Node node = entry.getValue();
            long dead = clock - node.expires - node.longest - 2 * TOLERANCE;
            if (dead >= longestWindow && !entry.getKey().equals(id)) {
                all.remove();
            } else if (dead >= 0) {
                for (int i = 0; i < Math.min(windows.size(), node.slots.length); i++) {
                    if (dead >= windows.get(i).length()) {
                        node.slots[i] = 0;
                    }
                }
            }
        }
        resting.forEach(ends -> ends.headMap(clock + 1).clear());
        for (int i = 0; i < unknown.length; i++) {
            if (unknownUntil[i] <= clock) {
                unknown[i] = 0;
            }
        }
    }

    private boolean isUnused() {
        for (Node node : nodes.values()) {
            if (node.expires > clock) {
                return false;
            }
            for (int slots : node.slots) {
                if (slots > 0) {
                    return false;
                }
            }
        }
        return resting.stream().allMatch(SortedMap::isEmpty);
    }

    private void create(ExchangeRequest request, String requested, int[] limit) {
        epoch = request.process() + "-" + request.sequence();
        shape = requested;
        nodes.clear();
        lossUntil = 0;
        unknown = limit.clone();
        unknownUntil = new long[limit.length];
        resting = new ArrayList<>();
        for (int i = 0; i < limit.length; i++) {
            unknownUntil[i] = clock + request.terms().settling().toMillis();
            resting.add(new TreeMap<>());
        }
    }

    private Node register(ExchangeRequest request, boolean lost, int[] owned, long longest) {
        Node me = new Node(request.process(), owned.length);
        me.clock = clock;
        me.sent = request.sentAt();
        me.longest = longest;
        for (int i = 0; i < owned.length; i++) {
            Window window = request.windows().get(i);
            me.limit[i] = window.limit();
            me.slots[i] = lost ? Math.min(window.held(), unknown[i]) : 0;
            me.since[i] = clock;
            unknown[i] -= me.slots[i];
            owned[i] += me.slots[i];
        }
        nodes.put(request.process(), me);
        return me;
    }

    private void takeBack(Node me, List<Window> windows, int[] owned, int[] cooling) {
        for (int i = 0; i < owned.length; i++) {
            Window window = windows.get(i);
            int back = me.slots[i] - Math.min(me.slots[i], window.held());
            me.slots[i] -= back;
            owned[i] -= back;
            long grain = (window.length() + 59) / 60;
            for (Returned returned : window.returned()) {
                int number = Math.min(back, returned.slots());
                if (number > 0 && returned.rest() > 0) {
                    long end = (clock + returned.rest() + TOLERANCE + grain - 1) / grain * grain;
                    resting.get(i).merge(end, number, Integer::sum);
                    cooling[i] += number;
                }
                back -= number;
            }
        }
    }

    private List<Object> grant(
            ExchangeRequest request, Node me, boolean repeated, int[] limit, int[] owned, int[] cooling) {
        int processes = 0;
        int interactiveElsewhere = 0;
        List<Node> fresh = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (clock - node.clock <= request.terms().active().toMillis()) {
                processes++;
                if (node != me) {
                    fresh.add(node);
                    interactiveElsewhere += node.interactive;
                }
            }
        }
        long settling = gap > 0 ? doubtUntil - clock : 0;
        for (int i = 0; i < owned.length; i++) {
            if (unknown[i] > 0 && lossUntil <= clock) {
                settling = Math.max(settling, unknownUntil[i] - clock);
            }
        }
        List<Object> perWindow = new ArrayList<>();
        long usable = Integer.MAX_VALUE;
        for (int i = 0; i < owned.length; i++) {
            Window window = request.windows().get(i);
            int slots = me.slots[i];
            int want = request.closing()
                    ? 0
                    : (int) Math.min(
                            Math.min(window.wanted(), limit[i]),
                            settling > 0 ? Long.MAX_VALUE : window.taken() + Math.max(0, usable));
            if (slots == 0 && want > 0 && me.wanted[i] == 0) {
                me.since[i] = clock;
            }
            me.limit[i] = window.limit();
            me.wanted[i] = want;
            int[] wanted = new int[fresh.size() + 1];
            int alive = slots;
            wanted[0] = want;
            for (int f = 0; f < fresh.size(); f++) {
                Node other = fresh.get(f);
                wanted[f + 1] = Math.min(other.wanted[i], limit[i]);
                alive += other.slots[i];
            }
            double share = level(wanted, limit[i] - unknown[i] - (owned[i] - alive));
            boolean rotating = Math.floor(share) == 0;
            double least = Math.max(1, Math.floor(share));
            double most = Math.ceil(share);
            int before = 0;
            int shortOfLeast = 0;
            int shortOfMost = 0;
            for (int f = 0; f < fresh.size(); f++) {
                Node other = fresh.get(f);
                int missing = (int) Math.max(0, Math.min(wanted[f + 1], least) - other.slots[i]);
                shortOfLeast += missing;
                shortOfMost += (int) Math.max(0, Math.min(wanted[f + 1], most) - other.slots[i]);
                if (missing > 0 && precedes(other, request, me, i)) {
                    before += missing;
                }
            }
            int free = limit[i] - owned[i] - cooling[i] - unknown[i];
            if (!repeated && gap == 0 && !request.closing()) {
                int granted = (int) Math.max(0, Math.min(Math.min(want, least) - slots, free - before));
                granted += (int)
                        Math.max(0, Math.min(Math.min(want, most) - slots - granted, free - granted - shortOfLeast));
                if (granted > 0) {
                    slots += granted;
                    free -= granted;
                    owned[i] += granted;
                    me.slots[i] = slots;
                    me.since[i] = clock;
                }
            }
            long soon = clock + request.terms().active().toMillis();
            int coming = Math.max(0, free)
                    + resting.get(i).headMap(soon + 1).values().stream()
                            .mapToInt(n -> n)
                            .sum();
            int keep = slots;
            if (shortOfLeast > coming) {
                keep = rotating ? 0 : (int) Math.max(Math.min(want, least), slots - (shortOfLeast - coming));
            }
            if (shortOfMost > coming) {
                keep = (int) Math.min(keep, Math.max(Math.min(want, most), slots - (shortOfMost - coming)));
            }
            int excess = owned[i] + cooling[i] + unknown[i] - limit[i];
            if (excess > 0) {
                keep = (int) Math.min(keep, Math.max(Math.max(0, Math.min(want, least)), slots - excess));
            }
            perWindow.addAll(List.of((long) slots, (long) keep, (long) limit[i]));
            usable = Math.min(usable, slots - window.taken());
        }
        return reply(
                request,
                settling,
                processes,
                interactiveElsewhere,
                perWindow,
                Math.max(0, pausedUntil - clock),
                Math.max(0, lossUntil - clock));
    }

    private List<Object> reply(
            ExchangeRequest request,
            long settling,
            int processes,
            int interactiveElsewhere,
            List<Object> perWindow,
            long pause,
            long quarantine) {
        List<Object> reply = new ArrayList<>(List.of(
                0L,
                epoch,
                request.sequence(),
                settling,
                pause,
                (long) Math.max(1, processes),
                (long) interactiveElsewhere,
                quarantine));
        reply.addAll(perWindow);
        return reply;
    }

    private static Stream<Object> nothing(Window window) {
        return Stream.of(0L, 0L, (long) window.limit());
    }

    private static boolean precedes(Node other, ExchangeRequest request, Node me, int window) {
        if ((other.urgent > 0) != (request.urgent() > 0)) {
            return other.urgent > 0;
        }
        return other.since[window] != me.since[window]
                ? other.since[window] < me.since[window]
                : other.id.compareTo(request.process()) < 0;
    }

    /** Returns the share per process if all get the same, but none more than it wants. */
    private static double level(int[] wanted, int capacity) {
        int[] open = wanted;
        double left = capacity;
        while (open.length > 0) {
            double share = left / open.length;
            int[] still = new int[open.length];
            int size = 0;
            for (int want : open) {
                if (want > share) {
                    still[size++] = want;
                } else {
                    left -= want;
                }
            }
            if (size == open.length) {
                return Math.max(0, share);
            }
            open = Arrays.copyOf(still, size);
        }
        return Double.POSITIVE_INFINITY;
    }

    /** Returns the slots of a window that are lent. */
    int lent(int window) {
        return nodes.values().stream().mapToInt(node -> node.slots[window]).sum();
    }
}
