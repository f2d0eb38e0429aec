/**
 * Servlet application with Spring MVC's starter and Feedpin's, and nothing else.
 * {@link io.github.feedpin.examples.webmvc.WebMvcReminders} is the entry point.
 */
package io.github.feedpin.examples.webmvc;
