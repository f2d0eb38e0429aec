/**
 * Contract of {@code FeedpinPlatform}, as tests for any adapter; the entry point is
 * {@link io.github.feedpin.simulator.contract.FeedpinPlatformContract}.
 *
 * <p>For tests only: it blocks, and it needs JUnit Jupiter and AssertJ, which are optional dependencies of the
 * simulator. May import the simulator's public types, and the {@code platform}, {@code model} and {@code error} of the
 * core.
 */
@NullMarked
package io.github.feedpin.simulator.contract;

import org.jspecify.annotations.NullMarked;
