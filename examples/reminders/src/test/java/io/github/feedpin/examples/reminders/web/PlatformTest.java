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

    private final Visitor visitor;

    PlatformTest(@LocalServerPort int port) {
        this.visitor = Visitor.at(port);
    }

    @Test
    void servesAPageThatLoadsNothingFromElsewhere() {
        visitor.web()
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
    @ValueSource(strings = {"reminders.css", "reminders.js", "api.js", "form.js", "view.js", "words.js"})
    void servesWhatThePageIsMadeOf(String file) {
        Visitor.expect(HttpStatus.OK, visitor.web().get().uri("/" + file));
    }

    @Test
    void saysWhichPlatformItIs() {
        visitor.web()
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
                .jsonPath("$.idsInRun")
                .isEqualTo(6000);
    }

    @Test
    void namesColleaguesToTryItOutWith() {
        visitor.web()
                .get()
                .uri("/colleagues?number=1000")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1000)
                .jsonPath("$[32]")
                .isEqualTo("ou_outside_000033");
        Visitor.expect(HttpStatus.BAD_REQUEST, visitor.web().get().uri("/colleagues?number=6001"));
    }

    @Test
    void showsItsHealthAndMetricsAndNoMore() {
        visitor.web()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.feedpin.status")
                .isEqualTo("UP");
        Visitor.expect(HttpStatus.OK, visitor.web().get().uri("/actuator/metrics"));
        Visitor.expect(HttpStatus.NOT_FOUND, visitor.web().get().uri("/actuator/env"));
    }
}
