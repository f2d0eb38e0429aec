package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * With which keys runs and singles are observed. To change them, register one that is a
 * {@link io.micrometer.observation.GlobalObservationConvention} as well. Where it gives no name, that of
 * {@link FeedpinObservation} stays.
 */
public interface PinObservationConvention extends ObservationConvention<PinObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof PinObservationContext;
    }
}
