/**
 * Applications that take the versions of Feedpin from the BOM: {@link io.github.feedpin.examples.PlainJavaExample} in
 * plain Java, {@link io.github.feedpin.examples.SpringBootExample} with Spring Boot.
 */
package io.github.feedpin.examples;
