package io.github.feedpin.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/** Observations with their names and keys. Dashboards depend on them, so they change with a major version only. */
public enum FeedpinObservation implements ObservationDocumentation {
    /**
     * A run over a collection or a stream, from its subscription to its last outcome. Part of the trace of the
     * subscriber.
     */
    RUN("feedpin.run", DefaultPinObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return ofPin();
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.USERS};
        }
    },

    /** A single request, from its subscription to its outcome. Part of the trace of the subscriber. */
    SINGLE("feedpin.single", DefaultPinObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return ofPin();
        }
    },

    /**
     * A call for up to 50 users, from when it is sent, after its token and permit were obtained, to its response. Part
     * of the trace of its run, or of the subscriber to {@code send}; a call of single requests has its own trace, since
     * several share it.
     */
    CALL("feedpin.call", DefaultExchangeObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {
                FeedpinKey.CLIENT, FeedpinKey.URI, FeedpinKey.ACTION, FeedpinKey.RESULT, FeedpinKey.STATUS
            };
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.USERS, FeedpinKey.CODE, FeedpinKey.LOG_ID};
        }
    },

    /** A fetch of an access token. Part of the trace of the call that needed it first. */
    TOKEN_FETCH("feedpin.token.fetch", DefaultExchangeObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.CLIENT, FeedpinKey.URI, FeedpinKey.RESULT, FeedpinKey.STATUS};
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.CODE, FeedpinKey.LOG_ID};
        }
    };

    private final String name;
    private final Class<? extends ObservationConvention<? extends Observation.Context>> convention;

    FeedpinObservation(String name, Class<? extends ObservationConvention<? extends Observation.Context>> convention) {
        this.name = name;
        this.convention = convention;
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

    private static KeyName[] ofPin() {
        return new KeyName[] {FeedpinKey.CLIENT, FeedpinKey.FEED_CARD, FeedpinKey.ACTION, FeedpinKey.RESULT};
    }
}
