package io.github.feedpin.observation;

import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.PinAction;
import io.micrometer.observation.Observation;
import java.util.Objects;

/** Context of the observation of a run or a single request. Contains no user ids and no chat id. */
public final class PinObservationContext extends Observation.Context {

    private static final String NONE = "none";

    private final FeedpinObservation observation;
    private final String client;
    private final FeedCardType cardType;
    private final PinAction action;
    private volatile String result = NONE;
    private volatile long users;

    /**
     * Creates the context of a run or single request that has not ended.
     *
     * @param observation {@link FeedpinObservation#RUN} or {@link FeedpinObservation#SINGLE}
     * @param client the name of the client
     * @param cardType the type of the feed card
     * @param action whether the chat is pinned or unpinned
     */
    public PinObservationContext(
            FeedpinObservation observation, String client, FeedCardType cardType, PinAction action) {
        this.observation = Objects.requireNonNull(observation, "observation");
        this.client = Objects.requireNonNull(client, "client");
        this.cardType = Objects.requireNonNull(cardType, "cardType");
        this.action = action;
    }

    /** {@return the kind of observation: a run or a single request} */
    public FeedpinObservation observation() {
        return observation;
    }

    /** {@return the name of the client} */
    public String client() {
        return client;
    }

    /** {@return the type of the feed card} */
    public FeedCardType cardType() {
        return cardType;
    }

    /** {@return whether the chat is pinned or unpinned} */
    public PinAction action() {
        return action;
    }

    /** {@return the value of {@link FeedpinKey#RESULT}; {@code none} until the run or request has ended} */
    public String result() {
        return result;
    }

    /** {@return the number of users with an outcome; 0 until the run or request has ended} */
    public long users() {
        return users;
    }

    /**
     * Records the end of the run or request.
     *
     * @param how the value of {@link FeedpinKey#RESULT}
     * @param withOutcome the number of users with an outcome
     */
    public void end(String how, long withOutcome) {
        result = Objects.requireNonNull(how, "how");
        users = withOutcome;
    }
}
