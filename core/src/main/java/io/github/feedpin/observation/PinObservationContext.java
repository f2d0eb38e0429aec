package io.github.feedpin.observation;

import io.github.feedpin.model.PinAction;
import io.micrometer.observation.Observation;
import java.util.Objects;

/** What a run, or a single, is about. It holds no user ids. */
public final class PinObservationContext extends Observation.Context {

    private static final String NONE = "none";

    private final FeedpinObservation observation;
    private final String client;
    private final PinAction action;
    private volatile String result = NONE;
    private volatile long users;

    /**
     * Begins with nobody settled.
     *
     * @param observation {@link FeedpinObservation#RUN} or {@link FeedpinObservation#SINGLE}
     * @param client the name of the client
     * @param action whether the chat is pinned or unpinned
     */
    public PinObservationContext(FeedpinObservation observation, String client, PinAction action) {
        this.observation = Objects.requireNonNull(observation, "observation");
        this.client = Objects.requireNonNull(client, "client");
        this.action = action;
    }

    /** Whether this is a run or a single. */
    public FeedpinObservation observation() {
        return observation;
    }

    /** The name of the client. */
    public String client() {
        return client;
    }

    /** True to pin, false to unpin. */
    public PinAction action() {
        return action;
    }

    /** How it ended, as {@link FeedpinKey#RESULT} says; {@code none} as long as it has not. */
    public String result() {
        return result;
    }

    /** How many users have their outcome. */
    public long users() {
        return users;
    }

    /** Notes how it ended. */
    public void end(String how, long settledUsers) {
        result = Objects.requireNonNull(how, "how");
        users = settledUsers;
    }
}
