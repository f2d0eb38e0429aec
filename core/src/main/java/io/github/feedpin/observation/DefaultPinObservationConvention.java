package io.github.feedpin.observation;

import static io.github.feedpin.observation.FeedpinKey.ACTION;
import static io.github.feedpin.observation.FeedpinKey.CLIENT;
import static io.github.feedpin.observation.FeedpinKey.FEED_CARD;
import static io.github.feedpin.observation.FeedpinKey.RESULT;
import static io.github.feedpin.observation.FeedpinKey.USERS;

import io.micrometer.common.KeyValues;
import java.util.Locale;

/** Default convention for runs and single requests, with the keys of {@link FeedpinObservation}. */
public class DefaultPinObservationConvention implements PinObservationConvention {

    /** Creates the convention, which is stateless. */
    public DefaultPinObservationConvention() {}

    @Override
    public String getContextualName(PinObservationContext context) {
        return action(context) + (context.observation() == FeedpinObservation.RUN ? " run" : " single");
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(PinObservationContext context) {
        return KeyValues.of(
                CLIENT.withValue(context.client()),
                FEED_CARD.withValue(context.cardType().name().toLowerCase(Locale.ROOT)),
                ACTION.withValue(action(context)),
                RESULT.withValue(context.result()));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(PinObservationContext context) {
        return context.observation() == FeedpinObservation.RUN
                ? KeyValues.of(USERS.withValue(Long.toString(context.users())))
                : KeyValues.empty();
    }

    private static String action(PinObservationContext context) {
        return FeedpinKey.action(context.action());
    }
}
