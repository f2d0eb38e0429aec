package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Convention for observations of calls and token fetches. To change the keys, register one that is also a
 * {@link io.micrometer.observation.GlobalObservationConvention}. Without a name of its own, that of
 * {@link FeedpinObservation} applies.
 */
public interface ExchangeObservationConvention extends ObservationConvention<ExchangeObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof ExchangeObservationContext;
    }
}
