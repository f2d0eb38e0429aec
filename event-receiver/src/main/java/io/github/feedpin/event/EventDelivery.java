package io.github.feedpin.event;

import io.github.feedpin.time.TimeSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the listener on the workers, a few at a time, so that a slow listener does not occupy them all. */
final class EventDelivery {

    static final int MAX_CONCURRENT = 4;
    static final int MAX_WAITING = 256;

    private static final Logger log = LoggerFactory.getLogger(EventReceiver.class);

    private final EventListener listener;
    private final TimeSource time;
    private final DeliveredEvents delivered;
    private final Queue<AppEvent> waiting = new ArrayDeque<>();
    private int running;

    EventDelivery(EventListener listener, TimeSource time) {
        this.listener = listener;
        this.time = time;
        this.delivered = new DeliveredEvents(time);
    }

    /**
     * Hands over an event, unless it is a repeated one.
     *
     * @throws RejectedPushException if too many events are waiting, or the workers accept none
     */
    void deliver(AppEvent event) {
        @Nullable String id = event.id();
        if (id != null && !delivered.claim(id)) {
            return;
        }
        if (!enqueue(event)) {
            release(event);
            throw new RejectedPushException(Rejection.OVERLOADED);
        }
    }

    private boolean enqueue(AppEvent event) {
        synchronized (waiting) {
            if (running == MAX_CONCURRENT) {
                return waiting.size() < MAX_WAITING && waiting.add(event);
            }
            running++;
        }
        try {
            time.workers().schedule(() -> handleFrom(event));
            return true;
        } catch (RejectedExecutionException shutDown) {
            synchronized (waiting) {
                running--;
            }
            return false;
        }
    }

    private void handleFrom(AppEvent first) {
        @Nullable AppEvent next = first;
        while (next != null) {
            handle(next);
            next = nextOrEnd();
        }
    }

    private @Nullable AppEvent nextOrEnd() {
        synchronized (waiting) {
            @Nullable AppEvent next = waiting.poll();
            if (next == null) {
                running--;
            }
            return next;
        }
    }

    private void handle(AppEvent event) {
        try {
            listener.onEvent(event);
        } catch (Throwable failure) {
            release(event);
            // Its message may quote the event.
            log.warn(
                    "The event listener threw {}; the response was not affected",
                    failure.getClass().getName());
        }
    }

    private void release(AppEvent event) {
        @Nullable String id = event.id();
        if (id != null) {
            delivered.release(id);
        }
    }
}
