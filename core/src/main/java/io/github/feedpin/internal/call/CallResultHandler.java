package io.github.feedpin.internal.call;

import io.github.feedpin.error.FailureScope;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.internal.retry.WaitLimits;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;

/**
 * Turns the end of an exchange into the result of a call, closes its permit and releases its reservation.
 *
 * @param target where the request goes
 * @param request the request
 * @param token the access token
 * @param permit closed at the end
 * @param reservation released at the end
 * @param tokens notified if the platform rejects the token
 * @param unconfirmed notified if the request may still be processed
 */
record CallResultHandler(
        CallTarget target,
        TimeSensitiveRequest request,
        AccessToken token,
        Permit permit,
        Disposable reservation,
        GuardedTokens tokens,
        UnconfirmedRequests unconfirmed)
        implements GuardedMono.SignalHandler<PlatformResponse<List<FailedUser>>, TimeSensitiveResponse> {

    @Override
    public TimeSensitiveResponse value(PlatformResponse<List<FailedUser>> response) {
        reservation.dispose();
        try {
            TimeSensitiveResponse success = new TimeSensitiveResponse(
                    response.dataOrThrow(target.endpoint(), request.userIds(), target.appType()), response.logId());
            permit.completed();
            return success;
        } catch (PlatformException rejection) {
            rejected(rejection);
            throw rejection;
        }
    }

    private void rejected(PlatformException rejection) {
        Duration pause = rejection.retryAfter().orElse(Duration.ZERO);
        if (rejection.scope() == FailureScope.RATE_LIMIT || WaitLimits.isExceededBy(pause)) {
            permit.rejected(rejection.retryAfter().orElse(null));
        }
        if (rejection.scope() == FailureScope.TOKEN) {
            tokens.invalidate(token);
        }
        if (rejection.mayHaveActed()) {
            unconfirmed.add(target.card(), request, UnconfirmedRequests.AFTER_UNCONFIRMED_END);
        }
    }

    @Override
    public FeedpinException failure(Throwable failure) {
        if (failure instanceof PlatformException) {
            permit.completed();
        } else if (failure instanceof UnreachableException) {
            permit.neverSent();
        } else if (failure instanceof NoResponseException noResponse && noResponse.connectionBroken()) {
            permit.broken();
            unconfirmed.add(target.card(), request, UnconfirmedRequests.AFTER_UNCONFIRMED_END);
        } else {
            lose();
        }
        reservation.dispose();
        return CallSender.known(failure, target.endpoint() + " failed in the platform adapter");
    }

    @Override
    public FeedpinException empty() {
        return new NoResponseException(target.endpoint() + " gave no response", null);
    }

    @Override
    public void cancelled() {
        lose();
        reservation.dispose();
    }

    private void lose() {
        permit.lost();
        unconfirmed.add(target.card(), request, UnconfirmedRequests.AFTER_ABANDONMENT);
    }
}
