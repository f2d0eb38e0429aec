package io.github.feedpin.examples.reminders.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@WebTest
class PlatformTest {

    private final ApiClient client;

    PlatformTest(@LocalServerPort int port) {
        this.client = ApiClient.at(port);
    }

    @Test
    void pageLoadsNoExternalResources() {
        client.web()
                .get()
                .uri("/")
                .accept(MediaType.TEXT_HTML)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html)
                        .contains("<title>Reminders</title>", "default-src 'none'")
                        .doesNotContain("https:", "src=\"//", "href=\"//"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"reminders.css", "reminders.js", "api.js", "form.js", "view.js", "format.js", "favicon.svg"})
    void resourcesOfThePageAreServed(String file) {
        ApiClient.expect(HttpStatus.OK, client.web().get().uri("/" + file));
    }

    @Test
    void platformIsReturnedWithItsLimits() {
        client.web()
                .get()
                .uri("/platform")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Simulator")
                .jsonPath("$.simulated")
                .isEqualTo(true)
                .jsonPath("$.callsPerSecond")
                .isEqualTo(5)
                .jsonPath("$.callsPerMinute")
                .isEqualTo(1000)
                .jsonPath("$.maxIdsPerRun")
                .isEqualTo(6000);
    }

    @Test
    void simulatedUsersAreReturnedUpToTheMaximum() {
        client.web()
                .get()
                .uri("/simulated-users?count=1000")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1000)
                .jsonPath("$[32]")
                .isEqualTo("ou_outside_000033");
        ApiClient.expect(HttpStatus.BAD_REQUEST, client.web().get().uri("/simulated-users?count=6001"));
    }

    @Test
    void onlyHealthAndMetricsAreExposed() {
        client.web()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.feedpin.status")
                .isEqualTo("UP");
        ApiClient.expect(HttpStatus.OK, client.web().get().uri("/actuator/metrics"));
        ApiClient.expect(HttpStatus.NOT_FOUND, client.web().get().uri("/actuator/env"));
    }
}
