package io.github.feedpin.cli.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://gateway.example.com", "HTTP://10.0.0.1:8080/feishu", "http://[2001:db8::1]"})
    void httpToAnotherMachineIsUnencrypted(String url) {
        assertThat(Hosts.isUnencryptedRemote(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gateway.example.com",
                "http://localhost:8080",
                "http://feishu.localhost",
                "http://127.0.0.1",
                "http://[::1]:80"
            })
    void httpsAndThisMachineAreNot(String url) {
        assertThat(Hosts.isUnencryptedRemote(URI.create(url))).isFalse();
    }
}
