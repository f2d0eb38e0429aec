package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.model.TimeSensitiveResponse;
import reactor.core.observability.DefaultSignalListener;

/** Reports the end of a call to the rejection breaker and to {@link FirstCall}, before the subscriber is signalled. */
final class CallListener extends DefaultSignalListener<TimeSensitiveResponse> {

    private final RejectionBreaker.GuardedRequest guarded;
    private final FirstCall firstCall;

    CallListener(RejectionBreaker.GuardedRequest guarded, FirstCall firstCall) {
        this.guarded = guarded;
        this.firstCall = firstCall;
    }

    @Override
    public void doOnNext(TimeSensitiveResponse response) {
        guarded.succeeded();
        firstCall.succeeded();
    }

    @Override
    public void doOnError(Throwable failure) {
        if (failure instanceof FeedpinException known) {
            guarded.failed(known);
        } else {
            guarded.inconclusive();
        }
        if (failure instanceof TokenRejectedException) {
            firstCall.endedWithoutResult(guarded);
        } else {
            firstCall.failed(guarded);
        }
    }

    @Override
    public void doOnComplete() {
        guarded.inconclusive();
        firstCall.endedWithoutResult(guarded);
    }

    @Override
    public void doOnCancel() {
        guarded.inconclusive();
        firstCall.endedWithoutResult(guarded);
    }
}
