package io.github.feedpin.cli.demo;

/**
 * One thing that was looked at.
 *
 * @param good whether it is as it should be
 * @param words what was found
 */
public record Finding(boolean good, String words) {}
