/** Reminders in a servlet application: Feedpin's starter beside Spring MVC's, and nothing else. */
package io.github.feedpin.examples.webmvc;
