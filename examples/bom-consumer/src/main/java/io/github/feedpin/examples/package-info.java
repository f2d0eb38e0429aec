/**
 * Applications that take the versions of Feedpin from the BOM. The entry points are
 * {@link io.github.feedpin.examples.PlainJavaExample}, in plain Java, and
 * {@link io.github.feedpin.examples.SpringBootExample}, with Spring Boot.
 */
package io.github.feedpin.examples;
