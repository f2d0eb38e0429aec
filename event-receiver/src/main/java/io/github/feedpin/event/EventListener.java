package io.github.feedpin.event;

/**
 * Strategy interface for handling the events of an app, except its tickets. Implementations are thread-safe.
 *
 * <p>Normally, each event is delivered once. The receiver acknowledges an event before it calls the listener, so the
 * platform has no reason to repeat it: the event is lost if the listener throws, or if the process ends before the
 * listener has handled it. A listener that must not lose events stores them before it returns.
 *
 * <p>The platform repeats some events nevertheless. The receiver recognizes them by their id, for 8 hours and up to
 * 50,000 events. A repeated event is delivered again if the listener has thrown, after a restart, and to another
 * process; a listener for which that matters compares the ids itself.
 */
@FunctionalInterface
public interface EventListener {

    /**
     * Handles an event. Called on the workers of the receiver's time source, for up to 4 events at a time, in no
     * particular order; may block. What it throws is logged by type, and does not change the response.
     *
     * @param event an event of any type except a ticket
     */
    void onEvent(AppEvent event);
}
