package io.github.feedpin.internal.call;

import io.github.feedpin.model.TimeSensitiveRequest;
import reactor.core.publisher.Mono;

/** Records calls before they are sent. */
public interface CallRecorder {

    /**
     * Records a call, unless it must wait for a contradicting one.
     *
     * @return fails with a {@link io.github.feedpin.error.FeedpinException} if the call could not be recorded;
     *     terminates in bounded time
     */
    Mono<CallBegin> begin(CallTarget target, TimeSensitiveRequest request);
}
