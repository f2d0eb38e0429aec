package io.github.feedpin.observation;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations, each with its name and its keys. Dashboards are built on them, so they change only with a major
 * version.
 */
public enum FeedpinObservation implements ObservationDocumentation {
    /**
     * A run over a collection or a stream, from its subscription until its last outcome. In the trace of whoever
     * subscribes.
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

    /** A single, from its subscription until its outcome. In the trace of whoever subscribes. */
    SINGLE("feedpin.single", DefaultPinObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return ofPin();
        }
    },

    /**
     * A call for up to 50 users, from when it leaves, with its token and permit in hand, until its response. In the
     * trace of its run, or of whoever subscribes to {@code send}; one of singles has a trace of its own, since many
     * share it.
     */
    CALL("feedpin.call", DefaultExchangeObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.CLIENT, FeedpinKey.ACTION, FeedpinKey.RESULT, FeedpinKey.STATUS};
        }

        @Override
        public KeyName[] getHighCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.USERS, FeedpinKey.CODE, FeedpinKey.LOG_ID};
        }
    },

    /** The fetching of an access token. In the trace of whoever needed it first. */
    TOKEN_FETCH("feedpin.token.fetch", DefaultExchangeObservationConvention.class) {
        @Override
        public KeyName[] getLowCardinalityKeyNames() {
            return new KeyName[] {FeedpinKey.CLIENT, FeedpinKey.RESULT, FeedpinKey.STATUS};
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

    /** What the observation, and so its timer, is called, unless a convention says otherwise. */
    @Override
    public String getName() {
        return name;
    }

    @Override
    public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
        return convention;
    }

    private static KeyName[] ofPin() {
        return new KeyName[] {FeedpinKey.CLIENT, FeedpinKey.ACTION, FeedpinKey.RESULT};
    }
}
