package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Convention for observations of calls and token fetches. To change the keys, register one that is also a
 * {@link io.micrometer.observation.GlobalObservationConvention}. If it defines no name, the name in
 * {@link FeedpinObservation} is used.
 */
public interface ExchangeObservationConvention extends ObservationConvention<ExchangeObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof ExchangeObservationContext;
    }
}
