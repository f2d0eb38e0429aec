package io.github.feedpin.simulator;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * When a fault happens. Immutable: each method returns an occasion that asks for one thing more, and all of them must
 * hold. Calls and requests for tokens are numbered from 1, each on their own, from the moment that the occasion is put
 * on the script; whoever sends them, whatever becomes of them, and repetitions included.
 */
public final class FaultTrigger {

    private final Predicate<Request<?>> requests;
    private final long first;
    private final long last;
    private final Predicate<Request<?>> also;
    private final int times;
    private final double probability;
    private final long seed;

    private FaultTrigger(
            Predicate<Request<?>> requests,
            long first,
            long last,
            Predicate<Request<?>> also,
            int times,
            double probability,
            long seed) {
        this.requests = requests;
        this.first = first;
        this.last = last;
        this.also = also;
        this.times = times;
        this.probability = probability;
        this.seed = seed;
    }

    /** Every call that sets the flag. */
    public static FaultTrigger everyCall() {
        return calls(1, Long.MAX_VALUE);
    }

    /** The calls that set the flag with these numbers, the last one included. */
    public static FaultTrigger calls(long first, long last) {
        return numbered(FaultTrigger::isCall, first, last);
    }

    /** Every request for a token. */
    public static FaultTrigger everyTokenRequest() {
        return tokenRequests(1, Long.MAX_VALUE);
    }

    /** The requests for a token with these numbers, the last one included. */
    public static FaultTrigger tokenRequests(long first, long last) {
        return numbered(request -> !isCall(request), first, last);
    }

    /** Only calls that pin. */
    public FaultTrigger pinning() {
        return and(request -> request.userIdType() != null && request.timeSensitive());
    }

    /** Only calls that unpin. */
    public FaultTrigger unpinning() {
        return and(request -> request.userIdType() != null && !request.timeSensitive());
    }

    /**
     * Only calls that hold at least one of these users.
     *
     * @param users asked with each call that fits otherwise, on any thread, one at a time; must not block
     */
    public FaultTrigger forUsers(Predicate<String> users) {
        Objects.requireNonNull(users, "users");
        return and(request -> request.userIds().stream().anyMatch(users));
    }

    /** Only the first so many of those that fit otherwise; at least 1. */
    public FaultTrigger atMost(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but is " + most);
        }
        return new FaultTrigger(requests, first, last, also, most, probability, seed);
    }

    /**
     * Only some of those that fit otherwise, drawn for each from a random sequence of the occasion's own. The same
     * requests in the same order get the same draws.
     *
     * @param share how many, from 0 (none) to 1 (all)
     * @param seed what the sequence begins with
     */
    public FaultTrigger withProbability(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, but not " + share);
        }
        return new FaultTrigger(requests, first, last, also, times, share, seed);
    }

    /** Whether this is one of those that are numbered. */
    boolean counts(Request<?> request) {
        return requests.test(request);
    }

    boolean includes(long number, Request<?> request) {
        return number >= first && number <= last && also.test(request);
    }

    int times() {
        return times;
    }

    double probability() {
        return probability;
    }

    long seed() {
        return seed;
    }

    private FaultTrigger and(Predicate<Request<?>> more) {
        return new FaultTrigger(requests, first, last, also.and(more), times, probability, seed);
    }

    private static FaultTrigger numbered(Predicate<Request<?>> requests, long first, long last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Numbers go from 1 up, but not from " + first + " to " + last);
        }
        return new FaultTrigger(requests, first, last, request -> true, Integer.MAX_VALUE, 1, 0);
    }

    private static boolean isCall(Request<?> request) {
        return request.endpoint() == SimulatedEndpoint.SET_TIME_SENSITIVE;
    }
}
