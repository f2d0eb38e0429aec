package io.github.feedpin.event;

/**
 * Strategy interface for handling the events of an app, except its tickets. Implementations are thread-safe.
 *
 * <p>An event has been acknowledged when the listener is called, so the platform repeats it only by chance. Each event
 * is handed over at most once at a time, and again only if the platform repeats it after the listener has thrown, after
 * a restart, to another process, after 8 hours, or after 50,000 other events. An event is lost if the process ends
 * before the listener has handled it. A listener that must not lose events records them durably before it returns, and
 * recognizes repeated ones by their id.
 */
@FunctionalInterface
public interface EventListener {

    /**
     * Handles an event. Called on the workers of the receiver's time source, for up to 4 events at a time, in no
     * particular order; may block. What it throws is logged by type, and does not change the response.
     */
    void onEvent(AppEvent event);
}
