package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.event.EventReceiverBuilder;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import io.github.feedpin.time.TimeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The endpoints of all store apps that receive events.
 *
 * @param all the endpoints, each with its own path
 */
public record EventEndpoints(List<EventEndpoint> all) {

    /**
     * Checks the paths, and copies the list.
     *
     * @param all none of them with the path of another one
     */
    public EventEndpoints {
        all = List.copyOf(all);
        Map<String, String> apps = new HashMap<>();
        for (EventEndpoint endpoint : all) {
            String other = apps.put(endpoint.path(), endpoint.app());
            InvalidPropertyException.require(
                    other == null,
                    "events.path must be different for each app, but is the same for '" + other + "' and '"
                            + endpoint.app() + "'");
        }
    }

    static EventEndpoints create(List<PushedEvents> apps, ApplicationEventPublisher publisher, TimeSource time) {
        List<EventEndpoint> endpoints = new ArrayList<>();
        for (PushedEvents app : apps) {
            EventReceiverBuilder builder = EventReceiver.builder(app.appId(), app.tickets())
                    .encryptKeys(app.encryptKeys().toArray(String[]::new))
                    .verificationTokens(app.verificationTokens().toArray(String[]::new))
                    .listener(new EventPublisher(app.app(), publisher))
                    .timeSource(time);
            endpoints.add(new EventEndpoint(app.app(), app.path(), builder.build()));
        }
        return new EventEndpoints(endpoints);
    }

    /** Returns the handlers by the patterns of their paths, with and without a slash at the end. */
    <T> Map<String, T> mappings(Function<EventReceiver, T> handler) {
        Map<String, T> mappings = new HashMap<>();
        for (EventEndpoint endpoint : all) {
            T one = handler.apply(endpoint.receiver());
            mappings.put(endpoint.path(), one);
            mappings.put(endpoint.path() + "/", one);
        }
        return mappings;
    }
}
