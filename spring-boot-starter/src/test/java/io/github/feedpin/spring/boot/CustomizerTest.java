package io.github.feedpin.spring.boot;

import static io.github.feedpin.spring.boot.Startup.withCredentials;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.RunOptions;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.spring.boot.http.ManagedEventLoops;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

class CustomizerTest {

    @Test
    void customizersAreAppliedInOrder() {
        withCredentials().withUserConfiguration(TwoOfEach.class).run(context -> {
            assertThat(context.getBean(TwoOfEach.class).applied)
                    .containsExactly("first http", "second http", "first client", "second client");
            assertThat(context.getBean(FeedpinClient.class).options().deadline())
                    .isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void withSeveralClientsCustomizerReceivesClientName() {
        List<String> customized = new CopyOnWriteArrayList<>();
        withCredentials()
                .withPropertyValues("feedpin.clients.hr.app-id=cli_hr", "feedpin.clients.hr.app-secret=s3cr3t")
                .withBean(FeedpinClientCustomizer.class, () -> (client, builder) -> customized.add(client))
                .withBean(FeedpinHttpClientCustomizer.class, () -> (client, http) -> {
                    customized.add(client + " http");
                    return http;
                })
                .run(context -> assertThat(customized)
                        .containsExactlyInAnyOrder("feedpinClient", "feedpinClient http", "hr", "hr http"));
    }

    @Test
    void customizerOverridesProperties() {
        withCredentials()
                .withPropertyValues("feedpin.user-id-type=union_id", "feedpin.timeout.run=1m")
                .withBean(
                        FeedpinClientCustomizer.class,
                        () -> (client, builder) ->
                                builder.options(RunOptions.defaults().withUserIdType(UserIdType.USER_ID)))
                .run(context -> assertThat(context.getBean(FeedpinClient.class).options())
                        .returns(UserIdType.USER_ID, RunOptions::userIdType)
                        .returns(null, RunOptions::deadline));
    }

    @Test
    void whenSpringManagesEventLoopsCallsUseThem() {
        LoopResources loops = LoopResources.create("spring-managed");
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResources(loops);
        SeenHttpClient configured = new SeenHttpClient();

        withCredentials()
                .withBean(ReactorResourceFactory.class, () -> factory)
                .withBean(FeedpinHttpClientCustomizer.class, () -> configured)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(configured.configuration().loopResources().onClient(false))
                            .isSameAs(loops.onClient(false));
                });
    }

    @Test
    void whenSpringManagesGlobalResourcesHttpClientIsUnchanged() {
        // Not in a context, which would dispose the global resources when it closes.
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("reactorResourceFactory", new ReactorResourceFactory());
        HttpClient client = HttpClient.create();

        assertThat(new ManagedEventLoops(beans.getBeanProvider(ReactorResourceFactory.class)).applyTo(client))
                .isSameAs(client);
    }

    @Test
    void withoutReactorResourceFactoryClientIsCreated() {
        withCredentials()
                .run(context -> assertThat(context)
                        .hasSingleBean(FeedpinClient.class)
                        .doesNotHaveBean(ReactorResourceFactory.class));
        withCredentials()
                .withClassLoader(new FilteredClassLoader(ReactorResourceFactory.class))
                .run(context ->
                        assertThat(context).hasSingleBean(FeedpinClient.class).doesNotHaveBean("feedpinEventLoops"));
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoOfEach {

        final List<String> applied = new CopyOnWriteArrayList<>();

        @Bean
        @Order(2)
        FeedpinHttpClientCustomizer secondHttp() {
            return (clientName, client) -> {
                applied.add("second http");
                return client;
            };
        }

        @Bean
        @Order(1)
        FeedpinHttpClientCustomizer firstHttp() {
            return (clientName, client) -> {
                applied.add("first http");
                return client;
            };
        }

        @Bean
        @Order(2)
        FeedpinClientCustomizer secondClient() {
            return (clientName, builder) -> {
                applied.add("second client");
                builder.options(RunOptions.defaults().withDeadline(Duration.ofSeconds(2)));
            };
        }

        @Bean
        @Order(1)
        FeedpinClientCustomizer firstClient() {
            return (clientName, builder) -> {
                applied.add("first client");
                builder.options(RunOptions.defaults().withDeadline(Duration.ofSeconds(1)));
            };
        }
    }
}
