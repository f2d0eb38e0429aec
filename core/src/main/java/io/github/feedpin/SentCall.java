package io.github.feedpin;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.PlatformException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.internal.ForeignCode;
import io.github.feedpin.internal.Guarded;
import io.github.feedpin.internal.Patience;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.token.TokenKeeper;
import java.time.Duration;
import java.util.List;
import reactor.core.Disposable;

/**
 * A call that holds its permit and its place: its answer is judged, and however it ends, both are given back as that
 * tells.
 *
 * @param request what is sent
 * @param token what it is authorized with
 * @param permit is closed with it
 * @param place is given back with it
 * @param tokens is told when the platform refuses the token
 * @param late is told when the request may still be carried out
 */
record SentCall(
        TimeSensitiveRequest request,
        AccessToken token,
        Permit permit,
        Disposable place,
        TokenKeeper tokens,
        LateRequests late)
        implements Guarded.Contract<Answer<List<FailedUser>>, TimeSensitiveResponse> {

    @Override
    public TimeSensitiveResponse value(Answer<List<FailedUser>> answer) {
        place.dispose();
        try {
            TimeSensitiveResponse response = new TimeSensitiveResponse(
                    answer.dataOrThrow(SET_TIME_SENSITIVE, request.userIds()), answer.logId());
            permit.completed();
            return response;
        } catch (PlatformException rejection) {
            Duration asked = rejection.retryAfter().orElse(Duration.ZERO);
            if (rejection instanceof RateLimitedException || Patience.isExceededBy(asked)) {
                permit.rejected(rejection.retryAfter().orElse(null));
            }
            if (rejection instanceof TokenRefusedException) {
                ForeignCode.run("The token keeper", () -> tokens.refused(token));
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
        } else if (failure instanceof NoAnswerException noAnswer && noAnswer.connectionBroken()) {
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
        return new NoAnswerException(SET_TIME_SENSITIVE + " gave no answer", null);
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
