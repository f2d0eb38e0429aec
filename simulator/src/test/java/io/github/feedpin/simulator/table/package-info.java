/**
 * Whatever the platform may response, and what becomes of it: once in a single call, and in a run of 500 users. Begin
 * with {@link io.github.feedpin.simulator.table.CodeTableTest}.
 *
 * <p>What is expected is written down, for each {@link io.github.feedpin.simulator.table.Kind} of failure and not for
 * each code: its exception there, its account of a run in {@link io.github.feedpin.simulator.table.Expected}.
 */
@NullMarked
package io.github.feedpin.simulator.table;

import org.jspecify.annotations.NullMarked;
