/**
 * A simulated platform for the tests of an application that uses Feedpin's starter. The entry point is
 * {@link io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator}, which is all that a test needs.
 *
 * <p>Each app, at the top level of the properties or below {@code feedpin.clients}, gets a simulator, and connection
 * details that the starter uses instead of the properties.
 *
 * <p>May import the starter, the simulator, core's time and platform, and Spring's test support.
 */
@NullMarked
package io.github.feedpin.spring.boot.test;

import org.jspecify.annotations.NullMarked;
