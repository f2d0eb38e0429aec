/**
 * What users cost: {@link io.github.feedpin.benchmarks.memory.MemoryCommand} looks for the smallest heap that a long
 * stream runs in ({@link io.github.feedpin.benchmarks.memory.LongStream}), and compares short runs with long ones
 * ({@link io.github.feedpin.benchmarks.memory.CostPerUser}).
 */
@NullMarked
package io.github.feedpin.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
