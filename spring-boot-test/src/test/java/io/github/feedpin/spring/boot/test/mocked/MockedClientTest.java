package io.github.feedpin.spring.boot.test.mocked;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import io.github.feedpin.token.TokenProvider;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** Tests for mocked clients, in applications with startup verification and without resolvable credentials. */
class MockedClientTest {

    private static final String VERIFY = "feedpin.verify-on-startup=true";
    private static final String SECRET = "feedpin.app-secret=${NOT_SET}";
    private static final String URL = "feedpin.base-url=${NOT_SET}";
    private static final String PROXY = "feedpin.http.proxy.password=${NOT_SET}";
    private static final String QUOTA = "feedpin.quota.per-second=${NOT_SET}";
    private static final String HR = "feedpin.clients.hr.app-secret=${NOT_SET}";
    private static final String OPS = "feedpin.clients.ops.app-id=cli_ops";

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static void assertMocked(FeedpinClient client) {
        assertThat(Mockito.mockingDetails(client).isMock()).isTrue();
    }

    @SpringBootTest(properties = VERIFY)
    abstract static class OfAnApplication {

        @Autowired
        ApplicationContext context;

        void assertNothingBut(FeedpinClient mock) {
            assertMocked(mock);
            assertThat(context.getBean(FeedpinClient.class)).isSameAs(mock);
            assertThat(context.getBeansOfType(FeedpinPlatform.class)).isEmpty();
            assertThat(context.getBeansOfType(TokenProvider.class)).isEmpty();
        }

        @SpringBootConfiguration
        @EnableAutoConfiguration
        static class Configured {}
    }

    @Nested
    class WhenNoCredentialIsSet extends OfAnApplication {

        @MockitoBean
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened() {
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, SECRET, URL, PROXY, QUOTA})
    class WhenNothingCanBeResolved extends OfAnApplication {

        @MockitoBean
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened() {
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, SECRET, URL})
    class WhenATestHasAClientOfItsOwn extends OfAnApplication {

        @TestBean
        @SuppressWarnings("NullAway.Init")
        FeedpinClient client;

        static FeedpinClient client() {
            return Mockito.mock();
        }

        @Test
        void spyIsInjectedAndNoConnectionIsOpened() {
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, SECRET})
    @AutoConfigureFeedpinSimulator
    class WhenThePlatformIsSimulatedAsWell extends OfAnApplication {

        @MockitoBean
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened() {
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, HR})
    class WhenANamedClientIsMockedByItsQualifier extends OfAnApplication {

        @MockitoBean
        @Qualifier("hr")
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened(@Autowired @Qualifier("hr") FeedpinClient injected) {
            assertThat(injected).isSameAs(client);
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, HR})
    class WhenANamedClientIsMockedByTheNameOfItsBean extends OfAnApplication {

        @MockitoBean("hrFeedpinClient")
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened(@Autowired @Qualifier("hr") FeedpinClient injected) {
            assertThat(injected).isSameAs(client);
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, HR})
    class WhenANamedClientIsMockedByItsName extends OfAnApplication {

        @MockitoBean("hr")
        FeedpinClient client;

        @Test
        void mockIsInjectedAndNoConnectionIsOpened(@Autowired @Qualifier("hr") FeedpinClient injected) {
            assertThat(injected).isSameAs(client);
            assertNothingBut(client);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, HR, OPS})
    class WhenAllNamedClientsAreMocked extends OfAnApplication {

        @MockitoBean
        @Qualifier("hr")
        FeedpinClient hr;

        @MockitoBean
        @Qualifier("ops")
        FeedpinClient ops;

        @Test
        void mocksAreInjectedByQualifier(
                @Autowired @Qualifier("hr") FeedpinClient injectedHr,
                @Autowired @Qualifier("ops") FeedpinClient injectedOps) {
            assertMocked(hr);
            assertThat(injectedHr).isSameAs(hr);
            assertThat(injectedOps).isSameAs(ops).isNotSameAs(hr);
        }
    }

    @Nested
    @SpringBootTest(properties = {VERIFY, SECRET, HR})
    @AutoConfigureFeedpinSimulator
    class WhenOnlyTheClientAtTheTopLevelIsMocked extends OfAnApplication {

        @MockitoBean
        FeedpinClient client;

        @Test
        void namedClientCallsItsSimulator(@Autowired @Qualifier("hr") FeedpinClient hr) {
            assertMocked(client);
            assertThat(context.getBean(FeedpinClient.class)).isSameAs(client);
            assertThat(hr.pin("ou_ann").block(AT_MOST)).isInstanceOf(UserOutcome.Applied.class);
        }
    }
}
