/**
 * What a start costs: {@link io.github.feedpin.benchmarks.start.StartCommand} starts a JVM for each client and each
 * first call ({@link io.github.feedpin.benchmarks.start.FirstCall}), and Spring Boot applications with and without
 * Feedpin ({@link io.github.feedpin.benchmarks.start.BootApplication}).
 */
@NullMarked
package io.github.feedpin.benchmarks.start;

import org.jspecify.annotations.NullMarked;
