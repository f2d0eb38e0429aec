package io.github.feedpin.examples.webmvc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.spring.boot.test.AutoConfigureFeedpinSimulator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Tests with requests that another web site can send through a browser. */
@SpringBootTest(properties = "reminders.allowed-hosts=Reminders.Example.com,reminders.example.org")
@AutoConfigureFeedpinSimulator
class CrossSiteRequestTest {

    private final MockMvcTester browser;
    private final PlatformSimulator simulator;

    CrossSiteRequestTest(
            @Autowired WebApplicationContext application,
            @Autowired CrossSiteRequestFilter filter,
            @Autowired PlatformSimulator simulator) {
        this.browser = MockMvcTester.create(MockMvcBuilders.webAppContextSetup(application)
                .addFilters(filter)
                .build());
        this.simulator = simulator;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "app.localhost",
                "127.0.0.1:8080",
                "[::1]:8080",
                "reminders.example.com",
                "reminders.example.org:8443"
            })
    void whenHostIsAllowedRequestIsServed(String host) {
        assertThat(post(host, "application/json")).isEqualTo(HttpStatus.OK);
        assertThat(post(host, "application/json", "Origin", "https://" + host)).isEqualTo(HttpStatus.OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil@localhost", "[::2]", ""
            })
    void whenHostIsForeignRequestIsRejected(String host) {
        assertThat(post(host, "application/json", "Origin", "http://" + host)).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, null",
        "Origin, https://evil.example",
        "Origin, http://localhost:3000",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void whenRequestIsFromAnotherSiteItIsRejected(String header, String value) {
        assertThat(post("localhost:8080", "application/json", header, value)).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b", ""})
    void whenContentTypeIsNotJsonRequestIsUnsupported(String contentType) {
        assertThat(post("localhost:8080", contentType)).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    private HttpStatus post(String host, String contentType, String... header) {
        MockMvcRequestBuilder request =
                browser.post().uri("/reminders").header("Host", host).content("[\"ou_victim\"]");
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        HttpStatus status = HttpStatus.valueOf(request.exchange().getResponse().getStatus());
        assertThat(simulator.isPinned("ou_victim")).isEqualTo(status == HttpStatus.OK);
        simulator.reset();
        return status;
    }
}
