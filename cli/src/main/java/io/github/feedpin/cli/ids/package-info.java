/**
 * Sources of user ids, and detection of duplicates. The entry point is {@link io.github.feedpin.cli.ids.IdSource}. Ids
 * are streamed; only a compact set is kept to detect duplicates.
 */
@NullMarked
package io.github.feedpin.cli.ids;

import org.jspecify.annotations.NullMarked;
