package io.github.feedpin.cli.demo;

/**
 * Result of one check.
 *
 * @param passed whether the check passed
 * @param text what the check found
 */
public record CheckResult(boolean passed, String text) {}
