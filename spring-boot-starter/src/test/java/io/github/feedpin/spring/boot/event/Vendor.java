package io.github.feedpin.spring.boot.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.feedpin.FeedpinTenants;
import io.github.feedpin.event.EventEncryption;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.SimulatedStoreApp;
import io.github.feedpin.simulator.SimulatorServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running application of a vendor, its simulated platform, and a sender of arbitrary requests. */
final class Vendor implements AutoCloseable {

    static final Duration AT_MOST = Duration.ofSeconds(20);
    static final String KEY = "kudryavka";
    static final String TOKEN = "v-token-7Qf2";
    static final String PATH = "/feedpin/events";
    static final StoreApp APP = new StoreApp("cli_vendor", "s3cr3t");

    /** Each ticket is newer than the one before, so that it is kept. */
    private static final AtomicLong SENT_AT = new AtomicLong(Instant.now().getEpochSecond() - 1000);

    /** Its connection details, which always exist, would be used without a Redis. */
    private static final List<String> REDIS = List.of(
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration");

    /** Clashes with the configuration of Netty. */
    private static final String TOMCAT = "org.springframework.boot.tomcat.autoconfigure.actuate.web.server"
            + ".TomcatReactiveManagementContextAutoConfiguration";

    private static final String SECURITY = String.join(
            ",",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.reactive"
                    + ".ReactiveManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet"
                    + ".ManagementWebSecurityAutoConfiguration");

    final PlatformSimulator simulator = PlatformSimulator.builder()
            .storeApp(APP)
            .encryptKey(KEY)
            .verificationToken(TOKEN)
            .ticketResendDelay(Duration.ZERO)
            .build();
    final ConfigurableApplicationContext context;

    private final SimulatorServer server = simulator.serve();
    private final HttpClient web = HttpClient.newHttpClient();

    private Vendor(Stack stack, Class<?> extra, String... properties) {
        List<String> arguments = new ArrayList<>(List.of(
                "server.port=0",
                "feedpin.app-type=store",
                "feedpin.app-id=" + APP.appId(),
                "feedpin.app-secret=" + APP.appSecret(),
                "feedpin.base-url=" + server.baseUrl(),
                "feedpin.events.path=" + PATH,
                "feedpin.events.encrypt-key=" + KEY,
                "feedpin.events.verification-token=" + TOKEN));
        arguments.addAll(List.of(properties));
        this.context = new SpringApplicationBuilder(VendorApplication.class, extra)
                .web(stack.type)
                .run(arguments.stream().map(one -> "--" + one).toArray(String[]::new));
    }

    static Vendor start(Stack stack, Class<?> extra, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add(exclude(SECURITY, TOMCAT));
        return new Vendor(stack, extra, all.toArray(String[]::new));
    }

    static Vendor startSecured(Stack stack, Class<?> extra, String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add(exclude(TOMCAT));
        return new Vendor(stack, extra, all.toArray(String[]::new));
    }

    private static String exclude(String... configurations) {
        List<String> all = new ArrayList<>(REDIS);
        all.addAll(List.of(configurations));
        return "spring.autoconfigure.exclude=" + String.join(",", all);
    }

    SimulatedStoreApp platform() {
        return simulator.storeApp();
    }

    SwitchableTicketStore store() {
        return context.getBean(SwitchableTicketStore.class);
    }

    VendorApplication.Listener listener() {
        return context.getBean(VendorApplication.Listener.class);
    }

    FeedpinTenants tenants() {
        return context.getBean(FeedpinTenants.class);
    }

    void pin(TenantKey tenant, String userId) {
        tenants().client(tenant).pin(List.of(userId)).block(AT_MOST);
    }

    URI url(String path) {
        return URI.create("http://localhost:" + port("local.server.port") + path);
    }

    int port(String property) {
        return context.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return web.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a signed request with these bytes. */
    static HttpRequest.Builder signed(URI url, byte[] body) {
        return signed(url, body, BodyPublishers.ofByteArray(body));
    }

    static HttpRequest.Builder signed(URI url, byte[] body, BodyPublisher publisher) {
        String timestamp = "1764403200";
        String nonce = "5ad1b7";
        return HttpRequest.newBuilder(url)
                .timeout(AT_MOST)
                .header("X-Lark-Request-Timestamp", timestamp)
                .header("X-Lark-Request-Nonce", nonce)
                .header("X-Lark-Signature", new EventEncryption(KEY).sign(timestamp, nonce, body))
                .POST(publisher);
    }

    /** Returns an encrypted push of this ticket, with what a parser would normalize. */
    static byte[] ticket(String value) {
        String json = """
                {"ts":"%d.5","uuid":"b67f5a2c","token":"%s","type":"event_callback",\
                "event":{"app_id":"%s","app_ticket":"%s","type":"app_ticket"}}\
                """.formatted(SENT_AT.incrementAndGet(), TOKEN, APP.appId(), value);
        return ("{ \"note\" : \"\\u00e9 é 😀\",\n\"encrypt\":\"" + new EventEncryption(KEY).encrypt(json) + "\"}  ")
                .getBytes(UTF_8);
    }

    List<String> storedTickets() {
        List<AppTicket> tickets = Objects.requireNonNull(store().tickets().block(AT_MOST));
        return tickets.stream().map(AppTicket::value).toList();
    }

    @Override
    public void close() {
        context.close();
        server.close();
    }
}
