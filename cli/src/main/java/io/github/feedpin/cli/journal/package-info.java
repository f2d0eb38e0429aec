/**
 * Journal of the users that were pinned: an append-only file of JSON lines that survives the end of the process. The
 * entry point is {@link io.github.feedpin.cli.journal.Journal}; {@link io.github.feedpin.cli.journal.JournalRecorder}
 * records one run.
 *
 * <p>The first line is the header, the others are {@linkplain io.github.feedpin.cli.journal.JournalRecord records}. A
 * call is recorded durably before it is sent, so a crash leaves no pinned user unrecorded. Depends on {@code ids} and
 * {@code target} only.
 */
@NullMarked
package io.github.feedpin.cli.journal;

import org.jspecify.annotations.NullMarked;
