package io.github.feedpin.pin;

/**
 * Statistics of a releaser.
 *
 * @param pinned the users that are recorded for the app, in all processes
 * @param overdue those whose pin should have ended, without those that cannot be released
 * @param failed those that the platform cannot release
 * @param released the users that this releaser has released since it was created
 */
public record PinStatistics(long pinned, long overdue, long failed, long released) {}
