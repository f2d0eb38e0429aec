package io.github.feedpin.internal.call;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.guard.ForeignCode;
import io.github.feedpin.internal.guard.GuardedMono;
import io.github.feedpin.internal.retry.Patience;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;

/**
 * A call that holds its permit and its place: its response is judged, and however it ends, both are given back as that
 * tells.
 *
 * @param request what is sent
 * @param token what it is authorized with
 * @param permit is closed with it
 * @param place is given back with it
 * @param tokens is told when the platform rejects the token
 * @param late is told when the request may still be carried out
 */
record CallResultHandler(
        TimeSensitiveRequest request,
        AccessToken token,
        Permit permit,
        Disposable place,
        TokenProvider tokens,
        LateRequests late)
        implements GuardedMono.Contract<PlatformResponse<List<FailedUser>>, TimeSensitiveResponse> {

    @Override
    public TimeSensitiveResponse value(PlatformResponse<List<FailedUser>> response) {
        place.dispose();
        try {
            TimeSensitiveResponse success = new TimeSensitiveResponse(
                    response.dataOrThrow(SET_TIME_SENSITIVE, request.userIds()), response.logId());
            permit.completed();
            return success;
        } catch (PlatformException rejection) {
            Duration asked = rejection.retryAfter().orElse(Duration.ZERO);
            if (rejection instanceof RateLimitedException || Patience.isExceededBy(asked)) {
                permit.rejected(rejection.retryAfter().orElse(null));
            }
            if (rejection instanceof TokenRejectedException) {
                ForeignCode.run("The token provider", () -> tokens.invalidate(token));
            }
            if (rejection.mayHaveActed()) {
                late.add(request, LateRequests.AFTER_AN_UNPROVEN_END);
            }
            throw rejection;
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
            late.add(request, LateRequests.AFTER_AN_UNPROVEN_END);
        } else {
            lose();
        }
        place.dispose();
        return CallSender.known(failure, SET_TIME_SENSITIVE + " failed in the platform adapter");
    }

    @Override
    public FeedpinException nothing() {
        return new NoResponseException(SET_TIME_SENSITIVE + " gave no response", null);
    }

    @Override
    public void cancelled() {
        lose();
        place.dispose();
    }

    private void lose() {
        permit.lost();
        late.add(request, LateRequests.AFTER_GIVING_UP);
    }
}
