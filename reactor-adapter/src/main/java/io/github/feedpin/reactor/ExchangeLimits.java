package io.github.feedpin.reactor;

import java.time.Duration;

/**
 * What one exchange may cost.
 *
 * @param responseTimeout how long the platform may keep silent
 * @param callTimeout how long it may take as a whole
 * @param maxResponseSize how large the body of its response may be, in bytes after inflation
 */
record ExchangeLimits(Duration responseTimeout, Duration callTimeout, int maxResponseSize) {}
