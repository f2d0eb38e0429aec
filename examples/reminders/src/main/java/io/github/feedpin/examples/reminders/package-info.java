/**
 * Web application that pins users and shows the progress.
 * {@link io.github.feedpin.examples.reminders.RemindersApplication} is the entry point. {@code web} contains the API,
 * {@code runs} the use of Feedpin. The package {@code simulated} replaces the platform if there are no credentials;
 * remove it and {@code feedpin-simulator} for an application that always uses the real platform.
 */
@NullMarked
package io.github.feedpin.examples.reminders;

import org.jspecify.annotations.NullMarked;
