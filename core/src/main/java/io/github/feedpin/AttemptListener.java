package io.github.feedpin;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.retry.RejectionBreaker;
import reactor.core.observability.DefaultSignalListener;

/** Tells the breaker how an attempt ended, before the caller learns of it. */
final class AttemptListener extends DefaultSignalListener<TimeSensitiveResponse> {

    private final RejectionBreaker.Attempt attempt;

    AttemptListener(RejectionBreaker.Attempt attempt) {
        this.attempt = attempt;
    }

    @Override
    public void doOnNext(TimeSensitiveResponse response) {
        attempt.succeeded();
    }

    @Override
    public void doOnError(Throwable failure) {
        if (failure instanceof FeedpinException known) {
            attempt.failed(known);
        } else {
            attempt.abandoned();
        }
    }

    @Override
    public void doOnComplete() {
        attempt.abandoned();
    }

    @Override
    public void doOnCancel() {
        attempt.abandoned();
    }
}
