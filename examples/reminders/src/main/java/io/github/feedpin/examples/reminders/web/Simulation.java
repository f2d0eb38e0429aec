package io.github.feedpin.examples.reminders.web;

/** A bean of this type says that the platform is a simulated one. */
public record Simulation() {}
