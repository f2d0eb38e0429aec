package io.github.feedpin.simulator;

import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;

/** What leads to the engine. Both ways share everything, except that only the memory door waits for responses. */
record Transports(Engine engine, RoundTrip roundTrip, OpenExchanges exchanges, TimeSource time, Duration callTimeout) {

    FeedpinPlatform memory() {
        return new InMemoryPlatform(engine, roundTrip, exchanges, time, callTimeout);
    }

    HttpTransport http() {
        return new HttpTransport(engine, roundTrip, exchanges, new HttpSender(time));
    }
}
