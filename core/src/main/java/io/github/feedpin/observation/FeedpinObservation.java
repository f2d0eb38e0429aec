package io.github.feedpin.observation;

import static io.github.feedpin.observation.FeedpinKey.ACTION;
import static io.github.feedpin.observation.FeedpinKey.CLIENT;
import static io.github.feedpin.observation.FeedpinKey.CODE;
import static io.github.feedpin.observation.FeedpinKey.FEED_CARD;
import static io.github.feedpin.observation.FeedpinKey.LOG_ID;
import static io.github.feedpin.observation.FeedpinKey.RESULT;
import static io.github.feedpin.observation.FeedpinKey.STATUS;
import static io.github.feedpin.observation.FeedpinKey.URI;
import static io.github.feedpin.observation.FeedpinKey.USERS;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;
import java.util.List;

/** Observations with their names and keys. Dashboards depend on them, so they change with a major version only. */
public enum FeedpinObservation implements ObservationDocumentation {
    /**
     * A run over a collection or a stream, from its subscription to its last outcome. Part of the trace of the
     * subscriber.
     */
    RUN(
            "feedpin.run",
            DefaultPinObservationConvention.class,
            List.of(CLIENT, FEED_CARD, ACTION, RESULT),
            List.of(USERS)),

    /** A single request, from its subscription to its outcome. Part of the trace of the subscriber. */
    SINGLE(
            "feedpin.single",
            DefaultPinObservationConvention.class,
            List.of(CLIENT, FEED_CARD, ACTION, RESULT),
            List.of()),

    /**
     * A call for up to 50 users, from when it is sent, after its token and permit were obtained, to its response. Part
     * of the trace of its run, or of the subscriber to {@code send}; a call of single requests has its own trace, since
     * several share it.
     */
    CALL(
            "feedpin.call",
            DefaultExchangeObservationConvention.class,
            List.of(CLIENT, URI, ACTION, RESULT, STATUS),
            List.of(USERS, CODE, LOG_ID)),

    /** A fetch of an access token. Part of the trace of the call that needed it first. */
    TOKEN_FETCH(
            "feedpin.token.fetch",
            DefaultExchangeObservationConvention.class,
            List.of(CLIENT, URI, RESULT, STATUS),
            List.of(CODE, LOG_ID));

    private final String name;
    private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;
    private final List<FeedpinKey> lowCardinalityKeys;
    private final List<FeedpinKey> highCardinalityKeys;

    FeedpinObservation(
            String name,
            Class<? extends ObservationConvention<? extends Observation.Context>> convention,
            List<FeedpinKey> lowCardinalityKeys,
            List<FeedpinKey> highCardinalityKeys) {
        this.name = name;
        this.convention = convention;
        this.lowCardinalityKeys = lowCardinalityKeys;
        this.highCardinalityKeys = highCardinalityKeys;
    }

    /** Returns the name of the observation and its timer, unless a convention sets another. */
    @Override
    public String getName() {
        return name;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return convention;
    }

    @Override
    public KeyName[] getLowCardinalityKeyNames() {
        return lowCardinalityKeys.toArray(KeyName[]::new);
    }

    @Override
    public KeyName[] getHighCardinalityKeyNames() {
        return highCardinalityKeys.toArray(KeyName[]::new);
    }
}
