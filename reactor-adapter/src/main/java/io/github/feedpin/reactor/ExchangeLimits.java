package io.github.feedpin.reactor;

import java.time.Duration;

/**
 * Limits of one exchange.
 *
 * @param responseTimeout maximum time without any data of the response
 * @param callTimeout maximum time of the whole exchange
 * @param maxResponseSize maximum size of the response body, in bytes after decompression
 */
record ExchangeLimits(Duration responseTimeout, Duration callTimeout, int maxResponseSize) {}
