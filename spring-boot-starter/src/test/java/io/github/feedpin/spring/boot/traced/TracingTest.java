package io.github.feedpin.spring.boot.traced;

import static org.assertj.core.api.Assertions.assertThat;

import brave.Span.Kind;
import brave.handler.MutableSpan;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Tests that runs, single requests and their logs are in the traces of their callers. Runs in a JVM of its own, since
 * Reactor's hook applies to the whole JVM.
 */
@Tag("context-propagation")
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"spring.reactor.context-propagation=auto", "management.tracing.sampling.probability=1.0"})
class TracingTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e47";

    private static final PlatformSimulator SIMULATOR = PlatformSimulator.builder()
            .credentials("cli_traced", "s3cr3t")
            .latency(Duration.ofMillis(5))
            .build();
    private static final SimulatorServer SERVER = SIMULATOR.serve();

    private final WebTestClient caller;
    private final RecordedSpans spans;
    private final RecordedLogs logs = new RecordedLogs();
    private final Logger logger = (Logger) LoggerFactory.getLogger(TracedApplication.LOGGER);

    TracingTest(@LocalServerPort int port, @Autowired RecordedSpans spans) {
        this.caller = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(AT_MOST)
                .build();
        this.spans = spans;
    }

    @DynamicPropertySource
    static void pointAtTheSimulator(DynamicPropertyRegistry properties) {
        properties.add("feedpin.app-id", () -> "cli_traced");
        properties.add("feedpin.app-secret", () -> "s3cr3t");
        properties.add("feedpin.base-url", SERVER::baseUrl);
    }

    @AfterAll
    static void closeSimulator() {
        SERVER.close();
    }

    @BeforeEach
    void addLogAppender() {
        logs.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(logs);
    }

    @AfterEach
    void removeLogAppender() {
        logger.detachAppender(logs);
    }

    /** Sends requests at the same time, each in a trace of its own. */
    private static String trace(int number) {
        return TRACE + "%02x".formatted(number);
    }

    private void post(String path, int number, Object body) {
        caller.post()
                .uri(path)
                .contentType(body instanceof String ? MediaType.TEXT_PLAIN : MediaType.APPLICATION_JSON)
                .header("traceparent", "00-" + trace(number) + "-00f067aa0ba902b7-01")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isOk()
                // Consume the body, so that the connection is released.
                .expectBody();
    }

    private void postAtTheSameTime(String path, int from, int to, List<Object> bodies) {
        Flux.range(from, to - from)
                .flatMap(number -> Mono.fromRunnable(() -> post(path, number, bodies.get(number - from)))
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast(AT_MOST);
    }

    @Test
    void concurrentRunsKeepSeparateTracesAndLogs() {
        List<Object> bodies = IntStream.range(0, 6)
                .mapToObj(run -> IntStream.range(0, 120)
                        .mapToObj(user -> "ou_%d_%d".formatted(run, user))
                        .toList())
                .map(Object.class::cast)
                .toList();

        postAtTheSameTime("/runs", 0, 6, bodies);

        for (int number = 0; number < 6; number++) {
            String trace = trace(number);
            MutableSpan run = only(spans.named("pin run"), trace);
            List<MutableSpan> calls = ofTrace(spans.named("PATCH /open-apis/im/v2/feed_cards/bot_time_sentive"), trace);
            assertThat(calls).hasSize(3).allSatisfy(call -> {
                assertThat(call.parentId()).isEqualTo(run.id());
                assertThat(call.kind()).isEqualTo(Kind.CLIENT);
                assertThat(call.tags()).containsEntry("result", "success").containsKey("log.id");
            });
            assertThat(run.tags()).containsEntry("users", "120").containsEntry("result", "completed");
            assertThat(logs.messages(trace)).hasSize(121).endsWith("run done");
        }
        assertThat(logs.messages("")).isEmpty();
    }

    @Test
    void singleRequestsSharingACallStayInTheirCallersTraces() {
        postAtTheSameTime("/requests", 16, 20, List.of("ou_a", "ou_b", "ou_c", "ou_d"));

        for (int number = 16; number < 20; number++) {
            assertThat(only(spans.named("pin single"), trace(number)).tags()).containsEntry("result", "applied");
            assertThat(ofTrace(spans.named("PATCH /open-apis/im/v2/feed_cards/bot_time_sentive"), trace(number)))
                    .isEmpty();
            assertThat(logs.messages(trace(number))).contains("request completed");
        }
    }

    private static MutableSpan only(List<MutableSpan> spans, String trace) {
        List<MutableSpan> found = ofTrace(spans, trace);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<MutableSpan> ofTrace(List<MutableSpan> spans, String trace) {
        return spans.stream().filter(span -> trace.equals(span.traceId())).toList();
    }

    /** Records log messages by the trace id in the logging context. */
    private static final class RecordedLogs extends AppenderBase<ILoggingEvent> {

        private record Line(String trace, String message) {}

        private final List<Line> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            Map<String, String> context = event.getMDCPropertyMap();
            lines.add(new Line(context.getOrDefault("traceId", ""), event.getFormattedMessage()));
        }

        List<String> messages(String trace) {
            return lines.stream()
                    .filter(line -> line.trace.equals(trace))
                    .map(Line::message)
                    .toList();
        }
    }
}
