package io.github.feedpin.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * With which keys calls and the fetching of tokens are observed. To change them, register one that is a
 * {@link io.micrometer.observation.GlobalObservationConvention} as well. Where it gives no name, that of
 * {@link FeedpinObservation} stays.
 */
public interface ExchangeObservationConvention extends ObservationConvention<ExchangeObservationContext> {

    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof ExchangeObservationContext;
    }
}
