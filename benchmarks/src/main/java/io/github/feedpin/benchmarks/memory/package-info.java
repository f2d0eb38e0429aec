/**
 * Memory of a streamed run. Entry point: {@link io.github.feedpin.benchmarks.memory.MemoryCommand}, which searches the
 * smallest heap for a {@link io.github.feedpin.benchmarks.memory.StreamedRun}.
 */
@NullMarked
package io.github.feedpin.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
