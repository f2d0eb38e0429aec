/**
 * What the port promises, as tests that any adapter can run. Open
 * {@link io.github.feedpin.simulator.contract.FeedpinPlatformContract} first.
 *
 * <p>For tests only: it needs JUnit Jupiter and AssertJ, which the simulator does not bring along, and it blocks. May
 * import the simulator and what that may import.
 */
@NullMarked
package io.github.feedpin.simulator.contract;

import org.jspecify.annotations.NullMarked;
