package io.github.feedpin.internal.call;

import io.github.feedpin.model.TimeSensitiveRequest;
import reactor.core.publisher.Mono;

/** Records calls before they are sent. */
public interface CallRecorder {

    /**
     * Records a call, and emits it when it may be sent.
     *
     * @return fails with a {@link io.github.feedpin.error.FeedpinException} if the call could not be recorded;
     *     terminates in bounded time
     */
    Mono<RecordedCall> begin(CallTarget target, TimeSensitiveRequest request);
}
