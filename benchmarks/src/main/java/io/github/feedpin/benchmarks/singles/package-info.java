/**
 * Many single users at a time, each asked for on its own: {@link io.github.feedpin.benchmarks.singles.SinglesCommand}
 * is the command. What sharing calls gains shows beside a call for each.
 */
@NullMarked
package io.github.feedpin.benchmarks.singles;

import org.jspecify.annotations.NullMarked;
