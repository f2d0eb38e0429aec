/**
 * All responses of the platform and their results, for a call and for a run of 500 users.
 * {@link io.github.feedpin.simulator.table.CodeTableTest} is the entry point.
 *
 * <p>Expectations are listed for each {@link io.github.feedpin.simulator.table.FailureKind} of failure, not for each
 * code: its exception there, its run in {@link io.github.feedpin.simulator.table.ExpectedRuns}.
 */
@NullMarked
package io.github.feedpin.simulator.table;

import org.jspecify.annotations.NullMarked;
