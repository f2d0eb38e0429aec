package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.EventReceiver;

/**
 * The endpoint for the events of one store app.
 *
 * @param app the name of the app's client below {@code feedpin.clients}; {@code feedpinClient} at the top level
 * @param path the path below the context path or base path of the application
 * @param receiver the receiver of the events
 */
public record EventEndpoint(String app, String path, EventReceiver receiver) {}
