package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Convention for observations of runs and single requests. To change the keys, register one that is also a
 * {@link io.micrometer.observation.GlobalObservationConvention}. If it defines no name, the name in
 * {@link FeedpinObservation} is used.
 */
public interface PinObservationConvention extends ObservationConvention<PinObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof PinObservationContext;
    }
}
