package io.github.feedpin.spring.boot.event;

import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.spring.boot.FeedpinAutoConfiguration;
import io.github.feedpin.spring.boot.app.PushedEvents;
import io.github.feedpin.time.TimeSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Auto-configuration for the endpoints that receive the events of store apps, in WebFlux or in Spring MVC. Applies if a
 * path is set for an app. The event receiver verifies each request itself; access to the path, as by Spring Security,
 * is configured by the application.
 */
@AutoConfiguration(after = FeedpinAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "feedpin.enabled", matchIfMissing = true)
@ConditionalOnClass(EventReceiver.class)
@ConditionalOnBean(PushedEvents.class)
public final class FeedpinEventAutoConfiguration {

    /** Before the mappings of the application, which may map all paths. */
    private static final int ORDER = -200;

    FeedpinEventAutoConfiguration() {}

    @Bean
    EventEndpoints feedpinEventEndpoints(
            ObjectProvider<PushedEvents> apps, ApplicationEventPublisher publisher, ObjectProvider<TimeSource> time) {
        return EventEndpoints.create(apps.stream().toList(), publisher, time.getIfUnique(TimeSource::system));
    }

    /** Configuration for WebFlux. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.REACTIVE)
    @ConditionalOnClass(DispatcherHandler.class)
    static class WebFlux {

        @Bean
        WebFluxEventMapping feedpinEventMapping(EventEndpoints endpoints) {
            return new WebFluxEventMapping(endpoints.mappings(WebFluxEventHandler::new), ORDER);
        }
    }

    /** Configuration for Spring MVC. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = Type.SERVLET)
    @ConditionalOnClass(DispatcherServlet.class)
    static class WebMvc {

        @Bean
        WebMvcEventMapping feedpinEventMapping(EventEndpoints endpoints) {
            return new WebMvcEventMapping(endpoints.mappings(WebMvcEventHandler::new), ORDER);
        }
    }
}
