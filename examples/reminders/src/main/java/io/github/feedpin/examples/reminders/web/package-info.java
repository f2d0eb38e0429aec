/**
 * The API and what it responses when something is wrong. Open
 * {@link io.github.feedpin.examples.reminders.web.RemindersController} first. The page that uses it is in the
 * resources, below {@code static}.
 */
@NullMarked
package io.github.feedpin.examples.reminders.web;

import org.jspecify.annotations.NullMarked;
