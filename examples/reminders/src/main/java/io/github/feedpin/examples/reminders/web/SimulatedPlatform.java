package io.github.feedpin.examples.reminders.web;

/** Marker bean that is present if the platform is simulated. */
public record SimulatedPlatform() {}
