package io.github.feedpin.pin;

/**
 * Numbers of the users that a store has recorded for one app.
 *
 * @param pinned all recorded users
 * @param overdue those whose pin should have ended, without those that cannot be released
 * @param failed those that the platform cannot release
 */
public record PinCounts(long pinned, long overdue, long failed) {}
