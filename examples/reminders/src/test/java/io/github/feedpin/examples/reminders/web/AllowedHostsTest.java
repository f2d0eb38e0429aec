package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {

    private final AllowedHosts hosts = new AllowedHosts(List.of("Reminders.example.com", "[2001:db8::7]"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LOCALHOST:9090",
                "app.localhost:8080",
                "127.0.0.1",
                "127.0.0.1:8080",
                "127.1.2.3:8080",
                "[::1]",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]:8080",
                "[::ffff:127.0.0.1]:8080"
            })
    void whenHostIsLoopbackItIsAllowed(String host) {
        assertThat(hosts.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders.example.com", "REMINDERS.example.com:443", "[2001:DB8::7]:8080"})
    void whenHostIsConfiguredItIsAllowed(String host) {
        assertThat(hosts.contains(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "evil-localhost",
                "evil@localhost",
                "localhost@evil.example",
                "localhost:8080@evil.example",
                "localhost,evil.example",
                "localhost/evil.example",
                "localhost:",
                "localhost:port",
                "example.com",
                "evil.reminders.example.com",
                "0.0.0.0:8080",
                "128.0.0.1",
                "::1",
                "[::2]:8080",
                "[::1",
                "[::1]evil",
                "[evil.example]",
                "[]"
            })
    void whenHostIsForeignItIsRejected(String host) {
        assertThat(hosts.contains(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://reminders.example.com", "reminders.example.com:443", "*", "", "*.example.com"})
    void whenConfiguredHostIsNotAPlainNameItIsRejected(String configured) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(configured)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("reminders.allowed-hosts must contain host names or addresses");
    }

    @Test
    void whenNothingIsConfiguredOnlyLoopbackIsAllowed() {
        AllowedHosts byDefault = new AllowedHosts(List.of());

        assertThat(byDefault.contains("localhost:8080")).isTrue();
        assertThat(byDefault.contains("reminders.example.com")).isFalse();
    }
}
