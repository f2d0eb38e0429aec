package io.github.feedpin.spring.boot.test.mocked;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.spring.boot.app.FeedpinStoreApp;
import io.github.feedpin.spring.boot.app.PushedEvents;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Tests that mocked tenants need neither credentials nor a connection. */
class MockedTenantsTest {

    abstract static class OfAnApplication {

        @Autowired
        ApplicationContext context;

        void assertNothingBut(FeedpinTenants mock) {
            assertThat(Mockito.mockingDetails(mock).isMock()).isTrue();
            assertThat(context.getBean(FeedpinTenants.class)).isSameAs(mock);
            assertThat(context.getBeansOfType(FeedpinPlatform.class)).isEmpty();
            assertThat(context.getBeansOfType(FeedpinStoreApp.class)).isEmpty();
            assertThat(context.getBeansOfType(PushedEvents.class)).isEmpty();
        }

        @SpringBootConfiguration
        @EnableAutoConfiguration
        static class Configured {}
    }

    @Nested
    @SpringBootTest(
            properties = {"feedpin.app-type=store", "feedpin.app-secret=${NOT_SET}", "feedpin.events.path=/events"})
    class AtTheTopLevel extends OfAnApplication {

        @MockitoBean
        FeedpinTenants tenants;

        @Test
        void mockIsInjectedAndNothingElseIsCreated() {
            assertNothingBut(tenants);
        }
    }

    @Nested
    @SpringBootTest(
            properties = {
                "feedpin.clients.vendor.app-type=store",
                "feedpin.clients.vendor.app-secret=${NOT_SET}",
                "feedpin.clients.vendor.events.path=/events"
            })
    class OfANamedStoreApp extends OfAnApplication {

        @MockitoBean
        @Qualifier("vendor")
        FeedpinTenants tenants;

        @Test
        void mockIsInjectedAndNothingElseIsCreated() {
            assertNothingBut(tenants);
        }
    }
}
