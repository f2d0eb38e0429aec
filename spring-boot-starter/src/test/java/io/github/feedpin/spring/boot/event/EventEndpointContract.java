package io.github.feedpin.spring.boot.event;

import static io.github.feedpin.spring.boot.event.Vendor.AT_MOST;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.feedpin.event.AppEvent;
import io.github.feedpin.event.EventReceiver;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.simulator.SimulatedEvent;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tests of the endpoint that both web frameworks pass, below a base path, over real connections. */
@Tag("web")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EventEndpointContract {

    private static final TenantKey ACME = new TenantKey("tenant_acme");
    private static final TenantKey GLOBEX = new TenantKey("tenant_globex");
    private static final String PATH = "/app" + Vendor.PATH;
    private static final int LIMIT = 1024 * 1024;

    private final Stack stack;
    private Vendor vendor;

    EventEndpointContract(Stack stack) {
        this.stack = stack;
    }

    /** Configuration with a filter that reads the body of requests with the parameter {@code eaten}. */
    abstract Class<?> eatingFilter();

    @BeforeAll
    void start() {
        vendor = Vendor.start(
                stack,
                eatingFilter(),
                stack.basePath + "=/app",
                "management.server.port=0",
                "management.endpoints.web.exposure.include=health",
                "spring.http.codecs.max-in-memory-size=-1",
                "server.tomcat.threads.max=1",
                "server.tomcat.threads.min-spare=1");
        vendor.platform().pushTo(vendor.url(PATH));
    }

    @AfterEach
    void reset() {
        vendor.store().writeAfter(Mono.empty());
        vendor.listener().behaviour = null;
        vendor.listener().events.clear();
    }

    @AfterAll
    void stop() {
        vendor.close();
    }

    @Test
    void afterPushedTicketTwoTenantsPin() {
        assertThat(vendor.platform().pushTicket().block(AT_MOST)).isEqualTo(200);

        vendor.pin(ACME, "ou_ann");
        vendor.pin(GLOBEX, "ou_bob");

        assertThat(vendor.platform().tenant(ACME).pinnedUsers()).containsExactly("ou_ann");
        assertThat(vendor.platform().tenant(GLOBEX).pinnedUsers()).containsExactly("ou_bob");
    }

    @Test
    void unsignedUrlVerificationIsAnswered() {
        assertThat(vendor.platform().checkUrl().block(AT_MOST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=UTF-16",
                "text/plain",
                "application/x-www-form-urlencoded",
                "image/png",
                "not a type",
                ""
            })
    void bytesAreVerifiedForAnyContentType(String contentType) {
        String value = "ticket-" + Math.abs(contentType.hashCode());
        HttpRequest.Builder request = Vendor.signed(vendor.url(PATH), Vendor.ticket(value));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }

        assertThat(vendor.send(request.build()).statusCode()).isEqualTo(200);
        assertThat(vendor.storedTickets()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void pathIsServedWithAndWithoutTrailingSlash(String end) {
        assertThat(post(vendor.url(PATH + end), Vendor.ticket("slash")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {Vendor.PATH, PATH + "/more", PATH + "//", "/app/feedpin"})
    void otherPathsAreNotServed(String other) {
        assertThat(post(vendor.url(other), Vendor.ticket("other")).statusCode()).isEqualTo(404);
    }

    @Test
    void managementPortDoesNotServeTheEndpoint() {
        int management = vendor.port("local.management.port");
        assertThat(List.of(Vendor.PATH, PATH))
                .allSatisfy(path -> assertThat(
                                post(URI.create("http://localhost:" + management + path), Vendor.ticket("management"))
                                        .statusCode())
                        .isEqualTo(404));
        assertThat(vendor.send(HttpRequest.newBuilder(URI.create("http://localhost:" + management + "/actuator/health"))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void otherMethodsAreNotAllowed(String method) {
        HttpResponse<String> response = vendor.send(HttpRequest.newBuilder(vendor.url(PATH))
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void largeBodyIsRejectedByItsLength() {
        assertThat(post(vendor.url(PATH), new byte[LIMIT + 1]).statusCode()).isEqualTo(413);
    }

    @Test
    void largeBodyIsRejectedAlsoInChunks() {
        byte[] body = new byte[LIMIT + 1];
        HttpRequest chunked = Vendor.signed(
                        vendor.url(PATH), body, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        assertThat(vendor.send(chunked).statusCode()).isEqualTo(413);
    }

    @Test
    void contentEncodingIsNotSupported() {
        HttpRequest encoded = Vendor.signed(vendor.url(PATH), Vendor.ticket("gzip"))
                .header("Content-Encoding", "gzip")
                .build();

        assertThat(vendor.send(encoded).statusCode()).isEqualTo(415);
        assertThat(vendor.storedTickets()).doesNotContain("gzip");
    }

    @Test
    void whenFilterHasReadTheBodyStatusIs400AndTheLogSaysSo() {
        Logger logger = (Logger) LoggerFactory.getLogger(EventReceiver.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(log);
        try {
            assertThat(post(vendor.url(PATH + "?eaten"), Vendor.ticket("eaten")).statusCode())
                    .isEqualTo(400);
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("a filter has read it"));
    }

    @Test
    void unsignedEventIsRejected() {
        HttpRequest unsigned = HttpRequest.newBuilder(vendor.url(PATH))
                .POST(BodyPublishers.ofByteArray(Vendor.ticket("planted")))
                .build();

        assertThat(vendor.send(unsigned).statusCode()).isEqualTo(401);
        assertThat(vendor.storedTickets()).doesNotContain("planted");
    }

    @Test
    void failedStoreIs503() {
        vendor.store().writeAfter(Mono.error(new IllegalStateException("The store is down")));

        assertThat(post(vendor.url(PATH), Vendor.ticket("failed")).statusCode()).isEqualTo(503);
    }

    @Test
    void slowStoreIs503AndBlocksNoOtherRequest() {
        Sinks.Empty<Void> written = Sinks.empty();
        CompletableFuture<Integer> slow;
        vendor.store().writeAfter(written.asMono());
        slow = CompletableFuture.supplyAsync(
                () -> post(vendor.url(PATH), Vendor.ticket("late")).statusCode());
        HttpRequest other = HttpRequest.newBuilder(vendor.url(PATH)).build();
        for (int i = 0; i < 5; i++) {
            assertThat(vendor.send(other).statusCode()).isEqualTo(405);
        }
        assertThat(slow).isNotDone();
        assertThat(slow).succeedsWithin(AT_MOST).isEqualTo(503);

        written.tryEmitEmpty();
        assertThat(vendor.storedTickets()).contains("late");
    }

    @Test
    void whenSenderHangsUpTicketIsStored() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        Sinks.Empty<Void> written = Sinks.empty();
        CompletableFuture<Void> cancelled = new CompletableFuture<>();
        vendor.store()
                .writeAfter(written.asMono()
                        .doOnSubscribe(subscription -> writing.countDown())
                        .doOnCancel(() -> cancelled.complete(null)));
        byte[] body = Vendor.ticket("hung-up");
        HttpRequest request = Vendor.signed(vendor.url(PATH), body).build();
        try (Socket socket = new Socket("localhost", vendor.port("local.server.port"))) {
            StringBuilder head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
            for (Map.Entry<String, List<String>> header :
                    request.headers().map().entrySet()) {
                head.append(header.getKey() + ": " + header.getValue().get(0) + "\r\n");
            }
            socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
            socket.setSoLinger(true, 0);
        }
        // A request on another connection, so that the server has had time to see the end of the first one.
        assertThat(vendor.send(HttpRequest.newBuilder(vendor.url(PATH)).build()).statusCode())
                .isEqualTo(405);
        assertThat(cancelled).isNotDone();

        written.tryEmitEmpty();

        assertThat(vendor.storedTickets()).contains("hung-up");
    }

    @Test
    void lifecycleEventsArePublishedInTheApplicationWithTheAppAsTheirSource() throws InterruptedException {
        vendor.platform().push(SimulatedEvent.appOpened(ACME)).block(AT_MOST);
        vendor.platform()
                .push(SimulatedEvent.appStatusChanged(ACME, "stop_by_tenant"))
                .block(AT_MOST);
        vendor.platform().push(SimulatedEvent.appUninstalled(ACME)).block(AT_MOST);

        assertThat(List.of(next(), next(), next()))
                .extracting(event -> (Object) event.getClass())
                .containsExactlyInAnyOrder(
                        AppEvent.AppOpened.class, AppEvent.AppStatusChanged.class, AppEvent.AppUninstalled.class);
        assertThat(vendor.listener().sources.poll(20, TimeUnit.SECONDS)).isEqualTo("feedpinClient");
    }

    @Test
    void foreignEventsArePublishedInTheApplication() throws InterruptedException {
        assertThat(vendor.platform()
                        .push(SimulatedEvent.of("im.message.receive_v1", ACME, Map.of("text", "hi"))
                                .inSchema2())
                        .block(AT_MOST))
                .isEqualTo(200);

        assertThat(next())
                .isInstanceOfSatisfying(
                        AppEvent.ForeignEvent.class,
                        event -> assertThat(event.type()).isEqualTo("im.message.receive_v1"));
    }

    @Test
    void sleepingListenerDelaysNoResponse() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        vendor.listener().behaviour = event -> await(end);
        try {
            Duration took = timed(() -> {
                for (int i = 0; i < 20; i++) {
                    assertThat(vendor.platform()
                                    .push(SimulatedEvent.appOpened(new TenantKey("tenant_" + i)))
                                    .block(AT_MOST))
                            .isEqualTo(200);
                }
                assertThat(vendor.platform().pushTicket().block(AT_MOST)).isEqualTo(200);
            });
            assertThat(took).isLessThan(Duration.ofSeconds(9));
        } finally {
            end.countDown();
        }
    }

    @Test
    void throwingListenerAltersNoResponse() {
        vendor.listener().behaviour = event -> {
            throw new IllegalStateException("The listener failed");
        };

        assertThat(vendor.platform().push(SimulatedEvent.appOpened(ACME)).block(AT_MOST))
                .isEqualTo(200);
    }

    private AppEvent next() throws InterruptedException {
        AppEvent event = vendor.listener().events.poll(20, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    private HttpResponse<String> post(URI url, byte[] body) {
        return vendor.send(Vendor.signed(url, body).build());
    }

    private static Duration timed(Runnable what) {
        long start = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
