package io.github.feedpin.benchmarks.runs;

/**
 * Result of one run.
 *
 * @param seconds duration from the start to the last response
 * @param calls number of calls that the platform received
 * @param rejected number of calls that exceeded its limits
 */
record RunResult(double seconds, long calls, long rejected) {}
