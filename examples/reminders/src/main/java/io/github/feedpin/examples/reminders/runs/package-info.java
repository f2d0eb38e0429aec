/**
 * Runs that are independent of HTTP requests. {@link io.github.feedpin.examples.reminders.runs.Runs} is the entry
 * point. Does not depend on the web package.
 */
@NullMarked
package io.github.feedpin.examples.reminders.runs;

import org.jspecify.annotations.NullMarked;
