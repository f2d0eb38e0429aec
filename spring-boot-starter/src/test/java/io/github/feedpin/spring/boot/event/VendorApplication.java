package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.AppEvent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.http.client.ReactorResourceFactory;

/** The application of a vendor, which serves many tenants. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class VendorApplication {

    @Bean
    SwitchableTicketStore ticketStore() {
        return new SwitchableTicketStore();
    }

    /** Event loops of its own, since other applications run in the same JVM. */
    @Bean
    static ReactorResourceFactory reactorResourceFactory() {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        return factory;
    }

    @Bean
    Listener listener() {
        return new Listener();
    }

    /** Listener for all events, whose behaviour can be changed. */
    static class Listener {

        final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
        final BlockingQueue<Object> sources = new LinkedBlockingQueue<>();
        volatile @Nullable Consumer<AppEvent> behaviour;

        @EventListener
        void on(AppEvent event) {
            Consumer<AppEvent> current = behaviour;
            if (current != null) {
                current.accept(event);
            }
            events.add(event);
        }

        @EventListener
        void onUninstall(PayloadApplicationEvent<AppEvent.AppUninstalled> event) {
            sources.add(event.getSource());
        }
    }
}
