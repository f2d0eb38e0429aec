package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Convention for observations of runs and single requests. To change the keys, register one that is also a
 * {@link io.micrometer.observation.GlobalObservationConvention}. Without a name of its own, that of
 * {@link FeedpinObservation} applies.
 */
public interface PinObservationConvention extends ObservationConvention<PinObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof PinObservationContext;
    }
}
