/**
 * Contracts of what an adapter or an application may implement, as tests. The entry point for a platform is
 * {@link io.github.feedpin.simulator.contract.FeedpinPlatformContract}, and for what processes share
 * {@link io.github.feedpin.simulator.contract.PinStoreContract},
 * {@link io.github.feedpin.simulator.contract.QuotaLimiterContract},
 * {@link io.github.feedpin.simulator.contract.TokenStoreContract} and
 * {@link io.github.feedpin.simulator.contract.AppTicketStoreContract}.
 *
 * <p>For tests only: it blocks, and it needs JUnit Jupiter and AssertJ, which are optional dependencies of the
 * simulator. May import the simulator's public types, and the {@code platform}, {@code model}, {@code error},
 * {@code pin}, {@code quota} and {@code token} of the core.
 */
@NullMarked
package io.github.feedpin.simulator.contract;

import org.jspecify.annotations.NullMarked;
