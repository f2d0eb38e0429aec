/** Servlet application with Spring MVC's starter and Feedpin's, and nothing else. */
package io.github.feedpin.examples.webmvc;
