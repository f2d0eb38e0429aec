/**
 * A web application that pins people and shows how far it is. Open
 * {@link io.github.feedpin.examples.reminders.RemindersApplication} to start it, {@code web} for what it responses,
 * {@code runs} for how it uses Feedpin. The package {@code simulated} stands in for the platform, as long as there are
 * no credentials; without it and {@code feedpin-simulator}, the rest is an application for the real platform only.
 */
@NullMarked
package io.github.feedpin.examples.reminders;

import org.jspecify.annotations.NullMarked;
