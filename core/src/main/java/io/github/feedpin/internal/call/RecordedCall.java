package io.github.feedpin.internal.call;

import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.TimeSensitiveResponse;
import reactor.core.publisher.Mono;

/** A call that was recorded before it is sent, and whose end is recorded as well. */
public non-sealed interface RecordedCall extends CallBegin {

    /** Returns what is sent. */
    TimeSensitiveRequest request();

    /** Records a response; never fails. */
    Mono<Void> succeeded(TimeSensitiveResponse response);

    /** Records a failure; never fails. */
    Mono<Void> failed(FeedpinException failure);

    /** Records that the call is not sent after all; never fails. */
    Mono<Void> notSent();

    /** Records that the call was cancelled after it was sent; never throws. */
    void abandoned();
}
