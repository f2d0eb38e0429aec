/**
 * A simulated platform for the tests of an application with Feedpin's starter. Open
 * {@link io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator} first; it is all that a test needs.
 *
 * <p>For each app that the application has, at the top level of its properties or below {@code feedpin.clients}, there
 * is a simulator, and a connection to it that the starter takes for the app's own.
 *
 * <p>May import the starter, the simulator, core's time and Spring's support for tests.
 */
@NullMarked
package io.github.feedpin.spring.boot.test;

import org.jspecify.annotations.NullMarked;
