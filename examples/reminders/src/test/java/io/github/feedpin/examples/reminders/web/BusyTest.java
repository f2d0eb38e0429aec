package io.github.feedpin.examples.reminders.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

/** With room for one run under way, and for one that has ended. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"feedpin.quota.per-second=5", "reminders.runs-under-way=1", "reminders.ended-runs=1"})
class BusyTest {

    private final Visitor visitor;

    BusyTest(@LocalServerPort int port) {
        this.visitor = Visitor.at(port);
    }

    @Test
    void refusesASecondRunAndForgetsTheOldestThatHasEnded() {
        URI first = visitor.startLongOne();

        visitor.post(Map.of("userIds", List.of("ou_ann"), "timeSensitive", true))
                .expectStatus()
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("There are 1 runs under way already. Ask again when one has ended.");

        visitor.stop(first);
        visitor.account(first);
        visitor.account(visitor.start(List.of("ou_ann"), true));
        Visitor.expect(HttpStatus.NOT_FOUND, visitor.web().get().uri(first.toString()));
    }
}
