/**
 * Feedpin as a stranger would use it, with versions from the BOM: {@link io.github.feedpin.examples.PlainJavaExample} in plain Java,
 * {@link io.github.feedpin.examples.SpringBootExample} in Spring Boot.
 */
package io.github.feedpin.examples;
