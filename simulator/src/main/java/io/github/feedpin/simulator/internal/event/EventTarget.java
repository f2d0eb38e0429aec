package io.github.feedpin.simulator.internal.event;

import java.util.Map;
import reactor.core.publisher.Mono;

/** Strategy interface for the way to the receiver of events. */
@FunctionalInterface
public interface EventTarget {

    /** Response of a receiver. */
    record Response(int status, byte[] body) {}

    /** Sends one HTTP request, or what stands for it, on subscription. */
    Mono<Response> deliver(Map<String, String> headers, byte[] body);
}
