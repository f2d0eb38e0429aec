package io.github.feedpin.internal.release;

import io.github.feedpin.internal.call.CallBegin;
import io.github.feedpin.model.TimeSensitiveResponse;
import io.github.feedpin.pin.PinTarget;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Sends the calls of a releaser. */
@FunctionalInterface
public interface ReleaseSender {

    /**
     * Sends one call, with the priority of bulk runs.
     *
     * @param target whose users are released
     * @param call begins the call when it may be sent; empty to send nothing
     */
    Mono<TimeSensitiveResponse> send(PinTarget target, Supplier<Mono<CallBegin>> call);
}
