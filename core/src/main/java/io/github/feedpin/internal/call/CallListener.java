package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.error.TokenRejectedException;
import io.github.feedpin.internal.retry.RejectionBreaker;
import io.github.feedpin.model.TimeSensitiveResponse;
import reactor.core.observability.DefaultSignalListener;

/** Reports the end of a call to the rejection breaker and to {@link FirstCall}, before the subscriber is signalled. */
final class CallListener extends DefaultSignalListener<TimeSensitiveResponse> {

    private final RejectionBreaker.Call call;
    private final FirstCall firstCall;

    CallListener(RejectionBreaker.Call call, FirstCall firstCall) {
        this.call = call;
        this.firstCall = firstCall;
    }

    @Override
    public void doOnNext(TimeSensitiveResponse response) {
        call.succeeded();
        firstCall.succeeded();
    }

    @Override
    public void doOnError(Throwable failure) {
        if (failure instanceof FeedpinException known) {
            call.failed(known);
        } else {
            call.abandoned();
        }
        if (failure instanceof TokenRejectedException) {
            firstCall.abandoned(call);
        } else {
            firstCall.failed(call);
        }
    }

    @Override
    public void doOnComplete() {
        call.abandoned();
        firstCall.abandoned(call);
    }

    @Override
    public void doOnCancel() {
        call.abandoned();
        firstCall.abandoned(call);
    }
}
