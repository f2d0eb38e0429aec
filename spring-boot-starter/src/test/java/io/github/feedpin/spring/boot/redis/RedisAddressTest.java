package io.github.feedpin.spring.boot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.feedpin.redis.RedisUrl;
import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests for the addresses that the connection details of Spring Boot are translated into, and their descriptions. */
class RedisAddressTest {

    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private final ApplicationContextRunner boot = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, DataRedisAutoConfiguration.class));

    private static List<RedisURI> nodes(String url) {
        return RedisUrl.parse(url).nodes();
    }

    private static RedisCredentials credentialsOf(RedisURI uri) {
        return Objects.requireNonNull(
                uri.getCredentialsProvider().resolveCredentials().block(AT_MOST));
    }

    private static String password(RedisURI uri) {
        return String.valueOf(Objects.requireNonNull(credentialsOf(uri).getPassword()));
    }

    private void assertAddress(Consumer<RedisAddress> asserted, String... properties) {
        boot.withPropertyValues(properties).run(context -> {
            DataRedisAddress address = new DataRedisAddress(context.getBean(DataRedisConnectionDetails.class));
            assertThat(address.isOfProperties()).isTrue();
            asserted.accept(address.address());
        });
    }

    @Test
    void descriptionShowsNoPassword() {
        RedisAddress address = new RedisAddress(nodes("redis://app:s3cr3t@one:7000,two:7001"), null);
        assertThat(address).hasToString("one:7000, two:7001");
        assertThat(new RedisAddress(nodes("redis-sentinel://:s3cr3t@one,two#primary"), null))
                .hasToString("primary of one:26379, two:26379");
    }

    @Test
    void withoutPropertiesSpringBootUsesLocalhost() {
        assertAddress(address -> assertThat(address).hasToString("localhost:6379"));
    }

    @Test
    void serverOfSpringBoot() {
        assertAddress(
                address -> {
                    RedisURI node = address.nodes().get(0);
                    assertThat(node.getHost()).isEqualTo("redis.example.com");
                    assertThat(node.getPort()).isEqualTo(6380);
                    assertThat(node.getDatabase()).isEqualTo(3);
                    assertThat(node.isSsl()).isTrue();
                    assertThat(credentialsOf(node).getUsername()).isEqualTo("app");
                    assertThat(password(node)).isEqualTo("pw");
                    assertThat(address.ssl()).isNotNull();
                },
                "spring.data.redis.host=redis.example.com",
                "spring.data.redis.port=6380",
                "spring.data.redis.database=3",
                "spring.data.redis.username=app",
                "spring.data.redis.password=pw",
                "spring.data.redis.ssl.enabled=true");
    }

    @Test
    void sentinelsOfSpringBoot() {
        assertAddress(
                address -> {
                    RedisURI node = address.nodes().get(0);
                    assertThat(node.getSentinelMasterId()).isEqualTo("primary");
                    assertThat(node.getDatabase()).isEqualTo(1);
                    assertThat(password(node)).isEqualTo("pw");
                    assertThat(node.getSentinels())
                            .extracting(RedisURI::getHost, RedisURI::getPort, RedisAddressTest::password)
                            .containsExactly(tuple("one", 26379, "sentinel"), tuple("two", 26380, "sentinel"));
                    assertThat(address.ssl()).isNull();
                },
                "spring.data.redis.sentinel.master=primary",
                "spring.data.redis.sentinel.nodes=one:26379,two:26380",
                "spring.data.redis.sentinel.password=sentinel",
                "spring.data.redis.database=1",
                "spring.data.redis.password=pw");
    }

    @Test
    void clusterOfSpringBoot() {
        assertAddress(
                address -> assertThat(address).hasToString("one:7000, two:7001"),
                "spring.data.redis.cluster.nodes=one:7000,two:7001");
    }

    @Test
    void urlOfThePropertiesPrecedesPropertiesOfSpringBootButNoServiceConnection() {
        ApplicationContextRunner runner = boot.withConfiguration(
                        AutoConfigurations.of(FeedpinRedisAutoConfiguration.class))
                .withPropertyValues("feedpin.redis.url=redis://mine:6379");
        runner.run(context ->
                assertThat(chosen(context.getBean(RedisAddresses.class))).hasToString("mine:6379"));
        runner.withBean(DataRedisConnectionDetails.class, Container::new)
                .run(context -> assertThat(chosen(context.getBean(RedisAddresses.class)))
                        .hasToString("container:32768"));
    }

    private static RedisAddress chosen(RedisAddresses addresses) {
        return addresses.choose("redis://mine:6379");
    }

    /** What a service connection provides. */
    private static final class Container implements DataRedisConnectionDetails {

        @Override
        public @Nullable Standalone getStandalone() {
            return Standalone.of("container", 32768);
        }
    }
}
