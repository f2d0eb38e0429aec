/**
 * What the parts cost that every call goes through: {@link io.github.feedpin.benchmarks.parts.PartsCommand} is the
 * command. It runs JMH benchmarks: those of planner and limiter stand here, those of the adapter's codec in the
 * adapter's own package, for it is not public.
 */
@NullMarked
package io.github.feedpin.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
