/**
 * Where user ids come from, and who has come before. Open {@link io.github.feedpin.cli.ids.IdSource} first. Ids are
 * streamed; all that is kept of them is a compact set for finding repetitions.
 */
@NullMarked
package io.github.feedpin.cli.ids;

import org.jspecify.annotations.NullMarked;
