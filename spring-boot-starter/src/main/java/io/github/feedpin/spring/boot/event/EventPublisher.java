package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.AppEvent;
import io.github.feedpin.event.EventListener;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.PayloadApplicationEvent;

/**
 * {@link EventListener} that publishes each event in the application, as the payload of an event whose source is the
 * name of the app. Listeners are called on the receiver's workers, after the platform has got its response.
 *
 * @param app the name of the app's client
 * @param publisher publishes the events
 */
record EventPublisher(String app, ApplicationEventPublisher publisher) implements EventListener {

    @Override
    public void onEvent(AppEvent event) {
        publisher.publishEvent(new PayloadApplicationEvent<>(app, event));
    }
}
