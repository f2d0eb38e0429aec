package io.github.feedpin.simulator;

import io.github.feedpin.model.PinAction;
import io.github.feedpin.simulator.internal.engine.PinCall;
import io.github.feedpin.simulator.internal.engine.Request;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Condition under which a fault happens. Immutable: each method returns a trigger with one more condition, all of which
 * must hold. Calls and requests for tokens are numbered separately, from 1, starting when the trigger is added to the
 * script; all clients, all results and all retries count.
 */
public final class FaultTrigger {

    private final Predicate<Request> numbered;
    private final BiPredicate<Long, Request> included;
    private final int times;
    private final double probability;
    private final long seed;

    private FaultTrigger(
            Predicate<Request> numbered,
            BiPredicate<Long, Request> included,
            int times,
            double probability,
            long seed) {
        this.numbered = numbered;
        this.included = included;
        this.times = times;
        this.probability = probability;
        this.seed = seed;
    }

    /** Matches every call. */
    public static FaultTrigger everyCall() {
        return calls(1, Long.MAX_VALUE);
    }

    /** Matches the calls with these numbers, including the last one. */
    public static FaultTrigger calls(long first, long last) {
        return numbered(FaultTrigger::isCall, first, last);
    }

    /** Matches every request for a token. */
    public static FaultTrigger everyTokenRequest() {
        return tokenRequests(1, Long.MAX_VALUE);
    }

    /** Matches the requests for a token with these numbers, including the last one. */
    public static FaultTrigger tokenRequests(long first, long last) {
        return numbered(request -> !isCall(request), first, last);
    }

    /** Matches only calls that pin. */
    public FaultTrigger pinning() {
        return and(request -> request.action() == PinAction.PIN);
    }

    /** Matches only calls that unpin. */
    public FaultTrigger unpinning() {
        return and(request -> request.action() == PinAction.UNPIN);
    }

    /**
     * Matches only calls for at least one of these users.
     *
     * @param users called with the ids of each call that matches otherwise, on any thread, sequentially; must not block
     */
    public FaultTrigger forUsers(Predicate<String> users) {
        Objects.requireNonNull(users, "users");
        return and(request -> request.userIds().stream().anyMatch(users));
    }

    /** Matches at most this many requests; at least 1. */
    public FaultTrigger atMost(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but is " + most);
        }
        return new FaultTrigger(numbered, included, most, probability, seed);
    }

    /**
     * Matches each request with a probability, drawn from a random sequence of this trigger. The same requests in the
     * same order get the same draws.
     *
     * @param share from 0 (none) to 1 (all)
     * @param seed the seed of the sequence
     */
    public FaultTrigger withProbability(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, but not " + share);
        }
        return new FaultTrigger(numbered, included, times, share, seed);
    }

    /** Returns whether the request is numbered. */
    boolean counts(Request request) {
        return numbered.test(request);
    }

    boolean includes(long number, Request request) {
        return included.test(number, request);
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

    private FaultTrigger and(Predicate<Request> more) {
        return new FaultTrigger(
                numbered, included.and((number, request) -> more.test(request)), times, probability, seed);
    }

    private static FaultTrigger numbered(Predicate<Request> requests, long first, long last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Numbers go from 1 up, but not from " + first + " to " + last);
        }
        BiPredicate<Long, Request> inRange = (number, request) -> number >= first && number <= last;
        return new FaultTrigger(requests, inRange, Integer.MAX_VALUE, 1, 0);
    }

    private static boolean isCall(Request request) {
        return request instanceof PinCall;
    }
}
