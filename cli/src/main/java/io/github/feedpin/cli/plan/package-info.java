/**
 * What a run would take. The entry point is {@link io.github.feedpin.cli.plan.Plan}. Depends on {@code ids},
 * {@code progress} and {@code text}.
 */
@NullMarked
package io.github.feedpin.cli.plan;

import org.jspecify.annotations.NullMarked;
