package io.github.feedpin.simulator.internal.transport;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.simulator.internal.engine.Engine;
import io.github.feedpin.simulator.internal.event.EventTarget;
import io.github.feedpin.time.TimeSource;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** Transports to one engine, in memory and over HTTP. Only the one in memory has a call timeout. */
public record Transports(
        Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, TimeSource time, Duration callTimeout) {

    public FeedpinPlatform memory() {
        return new InMemoryPlatform(engine, roundTrip, exchanges, time, callTimeout);
    }

    /** Returns a receiver of events at a URL. */
    public EventTarget eventsTo(URI url) {
        return new HttpEventTarget(Objects.requireNonNull(url, "url"));
    }

    public HttpTransport http() {
        return new HttpTransport(engine, roundTrip, exchanges, new HttpSender(time));
    }
}
