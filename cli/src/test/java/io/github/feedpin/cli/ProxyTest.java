package io.github.feedpin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections to a platform through a proxy, which resolves the host name. */
@Execution(ExecutionMode.CONCURRENT)
class ProxyTest {

    private static final String PLATFORM = "http://platform.invalid:8080";

    private final PlatformSimulator simulator = PlatformSimulator.create();
    private final SimulatorServer server = simulator.serve();
    private final TunnelProxy proxy = new TunnelProxy(server.baseUrl().uri().getPort());
    private final Cli cli = new Cli();

    ProxyTest() throws IOException {
        SelfBuiltApp app = simulator.credentials();
        cli.environment("FEEDPIN_APP_ID", app.appId()).environment("FEEDPIN_APP_SECRET", app.appSecret());
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void whenAnOptionNamesAProxyCallsGoThroughIt() {
        assertThat(run("--proxy", "http://127.0.0.1:" + proxy.port())).isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(simulator.pinnedUsers()).containsExactly("ou_a");
        assertThat(cli.err())
                .containsOnlyOnce("feedpin: warning: " + PLATFORM + " is not encrypted: the app secret, tokens and user"
                        + " ids can be read on the way. Use https.");
        assertThat(proxy.heads())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head)
                        .startsWith("CONNECT platform.invalid:8080 HTTP/1.1\r\n")
                        .doesNotContainIgnoringCase("authorization"));
    }

    @Test
    void proxyOptionTakesPrecedenceOverTheEnvironment() {
        cli.environment("HTTP_PROXY", "http://127.0.0.1:1").environment("NO_PROXY", "*");

        assertThat(run("--proxy", "127.0.0.1:" + proxy.port())).isEqualTo(ExitCode.ALL_APPLIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"})
    void whenAVariableNamesAProxyCallsGoThroughIt(String variable) {
        cli.environment(variable, "http://127.0.0.1:" + proxy.port());

        assertThat(run()).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(proxy.heads()).isNotEmpty();
    }

    @Test
    void whenSystemPropertiesNameAProxyCallsGoThroughIt() {
        cli.property("http.proxyHost", "127.0.0.1").property("http.proxyPort", String.valueOf(proxy.port()));

        assertThat(run()).isEqualTo(ExitCode.ALL_APPLIED);
        assertThat(proxy.heads()).isNotEmpty();
    }

    @Test
    void quietRunPrintsNoWarning() {
        assertThat(run("--proxy", "http://127.0.0.1:" + proxy.port(), "--quiet"))
                .isEqualTo(ExitCode.ALL_APPLIED);

        assertThat(cli.err()).isEmpty();
    }

    @Test
    void proxyCredentialsAreSentDecodedAndNotPrinted() {
        cli.environment("http_proxy", "http://us%20er:p%40ss@127.0.0.1:" + proxy.port());

        assertThat(run("--verbose")).isEqualTo(ExitCode.ALL_APPLIED);

        String login = Base64.getEncoder().encodeToString("us er:p@ss".getBytes(UTF_8));
        assertThat(proxy.heads())
                .isNotEmpty()
                .allSatisfy(head -> assertThat(head).containsIgnoringCase("proxy-authorization: Basic " + login));
        assertThat(cli.err())
                .contains("feedpin: calls go through the proxy http://127.0.0.1:" + proxy.port() + ", from http_proxy.")
                .doesNotContain("p%40ss", "p@ss", "us er", login);
    }

    @Test
    void whenTheBaseUrlIsHttpsTheHandshakeIsTunneled() throws IOException {
        try (TunnelProxy rejecting = new TunnelProxy(0)) {
            cli.environment("https_proxy", "http://u:geheim@127.0.0.1:" + rejecting.port());

            assertThat(cli.run("pin", "ou_a", "--base-url", "https://platform.invalid"))
                    .isEqualTo(ExitCode.UNUSABLE);

            assertThat(rejecting.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head).startsWith("CONNECT platform.invalid:443 HTTP/1.1\r\n"));
            assertThat(cli.err())
                    .contains("feedpin: calls go through the proxy http://127.0.0.1:" + rejecting.port())
                    .contains("check", "(--proxy)")
                    .doesNotContain("geheim", "feedpin.http");
        }
    }

    @Test
    void whenNoProxyOptionIsGivenConnectionsAreDirect() {
        cli.environment("http_proxy", "http://127.0.0.1:" + proxy.port());

        assertThat(run("--no-proxy")).isEqualTo(ExitCode.UNUSABLE);
        assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void whenProxyAndNoProxyAreBothGivenExitCodeIs2() {
        assertThat(run("--proxy", "http://127.0.0.1:1", "--no-proxy")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("specify --proxy URL or --no-proxy, not both");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--proxy=http://u:geheim@h:0", "--proxi=http://u:geheim@h:1", "--proxy=x://u:geheim@h"})
    void whenTheProxyOptionIsMalformedNoPasswordIsPrinted(String option) {
        assertThat(run(option)).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("--prox").doesNotContain("geheim");
    }

    private int run(String... options) {
        String[] args = new String[options.length + 4];
        System.arraycopy(new String[] {"pin", "ou_a", "--base-url", PLATFORM}, 0, args, 0, 4);
        System.arraycopy(options, 0, args, 4, options.length);
        return cli.run(args);
    }
}
