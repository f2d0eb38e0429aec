/**
 * The JSON form of reports and outcomes, for Jackson 3. The entry point is
 * {@link io.github.feedpin.spring.boot.jackson.FeedpinJacksonModule}, which Jackson finds as a service.
 *
 * <p>May import core's model and errors, and Jackson.
 */
@NullMarked
package io.github.feedpin.spring.boot.jackson;

import org.jspecify.annotations.NullMarked;
