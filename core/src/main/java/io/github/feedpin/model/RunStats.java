package io.github.feedpin.model;

import java.io.Serializable;
import java.time.Duration;

/**
 * What a run cost.
 *
 * @param calls calls that left for the platform, every repetition included
 * @param retries those of them that repeated one that had failed for the moment
 * @param rateLimited calls that the platform rejected because of its rate limit
 * @param elapsed from the subscription to the last outcome
 */
public record RunStats(long calls, long retries, long rateLimited, Duration elapsed) implements Serializable {}
