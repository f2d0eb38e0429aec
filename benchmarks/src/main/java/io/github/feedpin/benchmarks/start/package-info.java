/**
 * Startup time. Entry point: {@link io.github.feedpin.benchmarks.start.StartCommand}, which starts a JVM for each
 * {@link io.github.feedpin.benchmarks.start.FirstCall} and each
 * {@link io.github.feedpin.benchmarks.start.BootApplication}.
 */
@NullMarked
package io.github.feedpin.benchmarks.start;

import org.jspecify.annotations.NullMarked;
