/**
 * REST API and its error responses. {@link io.github.feedpin.examples.reminders.web.RemindersController} is the entry
 * point. The page that uses the API is in {@code src/main/resources/static}.
 */
@NullMarked
package io.github.feedpin.examples.reminders.web;

import org.jspecify.annotations.NullMarked;
