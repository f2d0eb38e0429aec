package io.github.feedpin;

import static io.github.feedpin.platform.PlatformEndpoint.SET_TIME_SENSITIVE;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.NoAnswerException;
import io.github.feedpin.error.RateLimitedException;
import io.github.feedpin.error.TokenRefusedException;
import io.github.feedpin.error.UnreachableException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.Answer;
import io.github.feedpin.quota.Permit;
import io.github.feedpin.token.TokenKeeper;
import java.util.List;

/**
 * A call that holds its permit: its answer is judged, and however it ends, the permit is closed as that tells.
 *
 * @param userIds whom it is for
 * @param token what it is authorized with
 * @param permit is closed with it
 * @param tokens is told when the platform refuses the token
 */
record SentCall(List<String> userIds, AccessToken token, Permit permit, TokenKeeper tokens)
        implements Guarded.Contract<Answer<List<FailedUser>>, TimeSensitiveResponse> {

    @Override
    public TimeSensitiveResponse value(Answer<List<FailedUser>> answer) {
        try {
            return new TimeSensitiveResponse(answer.dataOrThrow(SET_TIME_SENSITIVE, userIds), answer.logId());
        } catch (RateLimitedException refusal) {
            permit.rejected(refusal.retryAfter().orElse(null));
            throw refusal;
        } catch (TokenRefusedException refusal) {
            tokens.refused(token);
            throw refusal;
        } finally {
            permit.completed();
        }
    }

    @Override
    public FeedpinException failure(Throwable failure) {
        if (failure instanceof UnreachableException) {
            permit.neverSent();
        } else {
            permit.lost();
        }
        return CallSender.known(failure, SET_TIME_SENSITIVE + " failed in the platform adapter");
    }

    @Override
    public FeedpinException nothing() {
        return new NoAnswerException(SET_TIME_SENSITIVE + " gave no answer", null);
    }

    @Override
    public void cancelled() {
        permit.lost();
    }
}
