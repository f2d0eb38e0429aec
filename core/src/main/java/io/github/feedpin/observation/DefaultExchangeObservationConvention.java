package io.github.feedpin.observation;

import static io.github.feedpin.observation.FeedpinKey.ACTION;
import static io.github.feedpin.observation.FeedpinKey.CLIENT;
import static io.github.feedpin.observation.FeedpinKey.CODE;
import static io.github.feedpin.observation.FeedpinKey.LOG_ID;
import static io.github.feedpin.observation.FeedpinKey.RESULT;
import static io.github.feedpin.observation.FeedpinKey.STATUS;
import static io.github.feedpin.observation.FeedpinKey.URI;
import static io.github.feedpin.observation.FeedpinKey.USERS;

import io.github.feedpin.error.AppRejectedException;
import io.github.feedpin.error.CallRejectedException;
import io.github.feedpin.error.FeedCardRejectedException;
import io.github.feedpin.error.InvalidResponseException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformUnavailableException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TenantRejectedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.PinAction;
import io.micrometer.common.KeyValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Default convention for calls and token fetches, with the keys of {@link FeedpinObservation}. */
public class DefaultExchangeObservationConvention implements ExchangeObservationConvention {

    private static final String NONE = "none";

    private static final Map<Class<?>, String> RESULTS = Map.of(
            AppRejectedException.class, "app_rejected",
            TenantRejectedException.class, "tenant_rejected",
            FeedCardRejectedException.class, "chat_rejected",
            CallRejectedException.class, "call_rejected",
            TokenRejectedException.class, "token_rejected",
            RateLimitedException.class, "rate_limited",
            PlatformUnavailableException.class, "platform_unavailable",
            InvalidResponseException.class, "invalid_response",
            NoResponseException.class, "no_response",
            UnreachableException.class, "unreachable");

    /** Creates the convention, which is stateless. */
    public DefaultExchangeObservationConvention() {}

    @Override
    public String getContextualName(ExchangeObservationContext context) {
        return context.endpoint().toString();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(ExchangeObservationContext context) {
        KeyValues values = KeyValues.of(
                CLIENT.withValue(context.client()),
                URI.withValue(context.endpoint().path()),
                RESULT.withValue(result(context)),
                STATUS.withValue(context.status() == 0 ? NONE : Integer.toString(context.status())));
        @Nullable PinAction action = context.action();
        return action == null ? values : values.and(ACTION.withValue(FeedpinKey.action(action)));
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

    static String result(ExchangeObservationContext context) {
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
