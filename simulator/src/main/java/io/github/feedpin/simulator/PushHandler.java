package io.github.feedpin.simulator;

import java.util.Map;
import reactor.core.publisher.Mono;

/** Callback interface for the events of a {@link SimulatedStoreApp}, instead of a URL. */
@FunctionalInterface
public interface PushHandler {

    /**
     * Handles one HTTP request with an event. Called on a thread of the simulator's time source, or on the one that
     * subscribes to a push; must not block.
     *
     * @param headers the headers of the request; their names have the case that the platform sends
     * @param body the bytes of the body
     * @return the response; none, or an error, is as if the receiver sent none
     */
    Mono<PushResponse> handle(Map<String, String> headers, byte[] body);
}
