/**
 * Runs that go on while nobody looks, and can be looked at by many. Open
 * {@link io.github.feedpin.examples.reminders.runs.Runs} first; a {@link io.github.feedpin.examples.reminders.runs.Run}
 * is one of them, and a {@link io.github.feedpin.examples.reminders.runs.RunState} what can be seen of it. Knows
 * nothing of the web.
 */
@NullMarked
package io.github.feedpin.examples.reminders.runs;

import org.jspecify.annotations.NullMarked;
