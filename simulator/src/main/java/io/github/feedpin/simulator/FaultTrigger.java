package io.github.feedpin.simulator;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.internal.engine.Arrival;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Condition under which a fault happens. Immutable: methods return a copy with one more condition, all of which must
 * hold. Calls and requests for tokens are numbered separately, from 1, starting when the trigger is added to the
 * script; all clients, all results and all retries count.
 */
public final class FaultTrigger {

    private final Predicate<Arrival> requests;
    private final long first;
    private final long last;
    private final Predicate<Arrival> also;
    private final int times;
    private final double probability;
    private final long seed;

    private FaultTrigger(
            Predicate<Arrival> requests,
            long first,
            long last,
            Predicate<Arrival> also,
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

    /** {@return a trigger that matches every call} */
    public static FaultTrigger everyCall() {
        return calls(1, Long.MAX_VALUE);
    }

    /**
     * {@return a trigger that matches the calls with these numbers}
     *
     * @param first the number of the first call; at least 1
     * @param last the number of the last call, which is included; not less than {@code first}
     * @throws IllegalArgumentException if a number is outside of its range
     */
    public static FaultTrigger calls(long first, long last) {
        return numbered(arrival -> arrival.request().endpoint().isCall(), first, last);
    }

    /** {@return a trigger that matches every request for a token} */
    public static FaultTrigger everyTokenRequest() {
        return tokenRequests(1, Long.MAX_VALUE);
    }

    /**
     * {@return a trigger that matches the requests for a token with these numbers}
     *
     * @param first the number of the first request; at least 1
     * @param last the number of the last request, which is included; not less than {@code first}
     * @throws IllegalArgumentException if a number is outside of its range
     */
    public static FaultTrigger tokenRequests(long first, long last) {
        return numbered(arrival -> arrival.request().endpoint().grantsToken(), first, last);
    }

    /**
     * {@return a trigger that matches every request to one endpoint}
     *
     * @param endpoint the endpoint, of calls or of any other requests
     */
    public static FaultTrigger every(SimulatedEndpoint endpoint) {
        return requests(endpoint, 1, Long.MAX_VALUE);
    }

    /**
     * {@return a trigger that matches the requests to one endpoint with these numbers}
     *
     * @param endpoint the endpoint; only requests to it are numbered
     * @param first the number of the first request; at least 1
     * @param last the number of the last request, which is included; not less than {@code first}
     * @throws IllegalArgumentException if a number is outside of its range
     */
    public static FaultTrigger requests(SimulatedEndpoint endpoint, long first, long last) {
        Objects.requireNonNull(endpoint, "endpoint");
        return numbered(arrival -> arrival.request().endpoint() == endpoint.endpoint(), first, last);
    }

    /**
     * {@return a copy that matches only requests for one tenant of the store app} These are calls with its token, and
     * requests for its token. Their numbers are those among the requests for all tenants.
     *
     * @param key the key of the tenant
     */
    public FaultTrigger forTenant(TenantKey key) {
        Objects.requireNonNull(key, "key");
        return and(arrival -> key.equals(arrival.tenantKey()));
    }

    /**
     * {@return a copy that matches only calls for one card}
     *
     * @param card the bot's chat, or a group chat
     */
    public FaultTrigger forCard(FeedCard card) {
        Objects.requireNonNull(card, "card");
        return and(arrival -> card.equals(arrival.request().card()));
    }

    /** {@return a copy that matches only calls that pin} */
    public FaultTrigger pinning() {
        return and(arrival -> arrival.request().action() == PinAction.PIN);
    }

    /** {@return a copy that matches only calls that unpin} */
    public FaultTrigger unpinning() {
        return and(arrival -> arrival.request().action() == PinAction.UNPIN);
    }

    /**
     * {@return a copy that matches only calls for at least one of these users}
     *
     * @param users called with the ids of each call that matches otherwise, on any thread, sequentially; must not block
     */
    public FaultTrigger forUsers(Predicate<String> users) {
        Objects.requireNonNull(users, "users");
        return and(arrival -> arrival.request().userIds().stream().anyMatch(users));
    }

    /**
     * {@return a copy that matches a limited number of requests}
     *
     * @param most the number of requests, after which the fault no longer happens; at least 1
     * @throws IllegalArgumentException if {@code most} is less than 1
     */
    public FaultTrigger atMost(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but is " + most);
        }
        return new FaultTrigger(requests, first, last, also, most, probability, seed);
    }

    /**
     * {@return a copy that matches each request with a probability, drawn from a random sequence of this trigger} The
     * same requests in the same order get the same draws.
     *
     * @param share from 0 (none) to 1 (all)
     * @param seed the seed of the sequence
     * @throws IllegalArgumentException if {@code share} is less than 0, more than 1, or not a number
     */
    public FaultTrigger withProbability(double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, but not " + share);
        }
        return new FaultTrigger(requests, first, last, also, times, share, seed);
    }

    /** Returns whether the request is numbered. */
    boolean counts(Arrival arrival) {
        return requests.test(arrival);
    }

    boolean includes(long number, Arrival arrival) {
        return number >= first && number <= last && also.test(arrival);
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

    private FaultTrigger and(Predicate<Arrival> more) {
        return new FaultTrigger(requests, first, last, also.and(more), times, probability, seed);
    }

    private static FaultTrigger numbered(Predicate<Arrival> requests, long first, long last) {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("Numbers go from 1 up, but not from " + first + " to " + last);
        }
        return new FaultTrigger(requests, first, last, request -> true, Integer.MAX_VALUE, 1, 0);
    }
}
