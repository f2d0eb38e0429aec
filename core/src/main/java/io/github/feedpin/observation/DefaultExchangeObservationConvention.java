package io.github.feedpin.observation;

import static io.github.feedpin.observation.FeedpinKey.ACTION;
import static io.github.feedpin.observation.FeedpinKey.CLIENT;
import static io.github.feedpin.observation.FeedpinKey.CODE;
import static io.github.feedpin.observation.FeedpinKey.LOG_ID;
import static io.github.feedpin.observation.FeedpinKey.RESULT;
import static io.github.feedpin.observation.FeedpinKey.STATUS;
import static io.github.feedpin.observation.FeedpinKey.USERS;

import io.github.feedpin.error.AppRefusedException;
import io.github.feedpin.error.CallRefusedException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.UnprovenAnswerException;
import io.github.feedpin.error.UnreachableException;
import io.micrometer.common.KeyValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys as {@link FeedpinObservation} documents them. */
public class DefaultExchangeObservationConvention implements ExchangeObservationConvention {

    private static final String NONE = "none";

    private static final Map<Class<?>, String> RESULTS = Map.of(
            AppRefusedException.class, "app_refused",
            CallRefusedException.class, "call_refused",
            TokenRefusedException.class, "token_refused",
            RateLimitedException.class, "rate_limited",
            PlatformUnavailableException.class, "platform_unavailable",
            UnprovenAnswerException.class, "unproven_answer",
            NoAnswerException.class, "no_answer",
            UnreachableException.class, "unreachable");

    @Override
    public String getContextualName(ExchangeObservationContext context) {
        return context.endpoint().toString();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ExchangeObservationContext context) {
        KeyValues values = KeyValues.of(
                CLIENT.withValue(context.client()),
                RESULT.withValue(result(context)),
                STATUS.withValue(context.status() == 0 ? NONE : Integer.toString(context.status())));
        @Nullable Boolean timeSensitive = context.timeSensitive();
        return timeSensitive == null ? values : values.and(ACTION.withValue(FeedpinKey.action(timeSensitive)));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(ExchangeObservationContext context) {
        @Nullable Integer code = context.code();
        @Nullable String logId = context.logId();
        KeyValues values = KeyValues.of(
                CODE.withValue(code == null ? NONE : code.toString()), LOG_ID.withValue(logId == null ? NONE : logId));
        return context.observation() == FeedpinObservation.CALL
                ? values.and(USERS.withValue(Integer.toString(context.users())))
                : values;
    }

    private static String result(ExchangeObservationContext context) {
        @Nullable Throwable failure = context.getError();
        if (failure != null) {
            return RESULTS.getOrDefault(failure.getClass(), "failed");
        }
        if (context.isSuccessful()) {
            return "success";
        }
        return context.isCancelled() ? "cancelled" : NONE;
    }
}
