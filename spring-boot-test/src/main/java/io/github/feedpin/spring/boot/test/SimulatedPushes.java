package io.github.feedpin.spring.boot.test;

import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;
import reactor.core.Disposable;

/**
 * Connects each simulated store app to the application as soon as that has started: adds a first ticket to its ticket
 * store, and pushes events to its receiver, over HTTP if there is a server.
 */
final class SimulatedPushes implements ApplicationListener<ContextRefreshedEvent>, DisposableBean {

    private static final Duration LONGEST_WRITE = Duration.ofSeconds(10);

    private final ListableBeanFactory beans;
    private final Environment environment;
    private final List<Disposable> pushes = new ArrayList<>();

    SimulatedPushes(ListableBeanFactory beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        if (event.getApplicationContext().getAutowireCapableBeanFactory() == beans) {
            addTickets();
            Map<String, SimulatedStoreApp> storeApps = storeApps();
            beans.getBeansOfType(PushedEvents.class).values().forEach(events -> {
                @Nullable SimulatedStoreApp storeApp = storeApps.get(events.app());
                if (storeApp != null) {
                    pushes.add(storeApp.pushTo(new ReceiverOfApplication(events.app(), beans, environment)));
                }
            });
        }
    }

    /** Adds a new ticket to the ticket store of each app, so that no test waits for the first one. */
    void addTickets() {
        Map<String, AppTicketStore> stores = new HashMap<>();
        beans.getBeansOfType(FeedpinStoreApp.class).values().forEach(app -> stores.put(app.name(), app.tickets()));
        beans.getBeansOfType(PushedEvents.class).values().forEach(events -> stores.put(events.app(), events.tickets()));
        Map<String, SimulatedStoreApp> storeApps = storeApps();
        stores.forEach((app, tickets) -> {
            @Nullable SimulatedStoreApp storeApp = storeApps.get(app);
            if (storeApp != null) {
                tickets.add(storeApp.issueTicket()).block(LONGEST_WRITE);
            }
        });
    }

    private Map<String, SimulatedStoreApp> storeApps() {
        Map<String, SimulatedStoreApp> storeApps = new HashMap<>();
        beans.getBeansOfType(SimulatedConnection.class)
                .values()
                .forEach(connection -> storeApps.put(connection.app(), connection.storeApp()));
        return storeApps;
    }

    @Override
    public void destroy() {
        pushes.forEach(Disposable::dispose);
    }
}
