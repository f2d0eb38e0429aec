/**
 * The actuator endpoint {@code feedpin}: what the clients do, and a pause and a lower rate that an operator may set.
 * {@link io.github.feedpin.spring.boot.endpoint.FeedpinEndpoint} is the endpoint,
 * {@link io.github.feedpin.spring.boot.endpoint.FeedpinEndpointAutoConfiguration} the entry point.
 *
 * <p>May import {@code app}, core, and Spring Boot's actuator.
 */
@NullMarked
package io.github.feedpin.spring.boot.endpoint;

import org.jspecify.annotations.NullMarked;
