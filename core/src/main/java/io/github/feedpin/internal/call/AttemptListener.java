package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.model.TimeSensitiveResponse;
import reactor.core.observability.DefaultSignalListener;

/** Reports the end of a call to the rejection breaker and to {@link FirstCall}, before the subscriber is signalled. */
final class AttemptListener extends DefaultSignalListener<TimeSensitiveResponse> {

    private final RejectionBreaker.Attempt attempt;
    private final FirstCall firstCall;

    AttemptListener(RejectionBreaker.Attempt attempt, FirstCall firstCall) {
        this.attempt = attempt;
        this.firstCall = firstCall;
    }

    @Override
    public void doOnNext(TimeSensitiveResponse response) {
        attempt.succeeded();
        firstCall.succeeded();
    }

    @Override
    public void doOnError(Throwable failure) {
        if (failure instanceof FeedpinException known) {
            attempt.failed(known);
        } else {
            attempt.abandoned();
        }
        if (failure instanceof TokenRejectedException) {
            firstCall.next(attempt);
        } else {
            firstCall.failed(attempt);
        }
    }

    @Override
    public void doOnComplete() {
        attempt.abandoned();
        firstCall.next(attempt);
    }

    @Override
    public void doOnCancel() {
        attempt.abandoned();
        firstCall.next(attempt);
    }
}
