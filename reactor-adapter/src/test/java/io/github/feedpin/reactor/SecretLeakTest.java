package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.MAX_WAIT;
import static io.github.feedpin.reactor.Samples.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.error.FeedpinException;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppCredentials;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import io.github.feedpin.retry.RetryPolicy;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Conversations of the client and of the adapter alone with a server that echoes requests: no log, no exception and no
 * toString contains the secret, the token, or a complete user id.
 */
@Execution(ExecutionMode.CONCURRENT)
class SecretLeakTest {

    /** The logger whose level a test changes: at TRACE, it logs what the others' servers echo. */
    private static final String REACTOR_NETTY = "reactor.netty";

    private static final String SECRET = "sIlEnCeSeCrEtOfTheApp0123456789";
    private static final String TOKEN = "t-silence5d46bac21793a18e560bcd13fc57";
    private static final String FIRST = "ou_silence_9d2beb613c85a2412862a49a9245";
    private static final String SECOND = "ou_silence_84aad35d084aa403a838cf73ee18";

    private static final String STORE_SECRET = "sIlEnCeSeCrEtOfTheStoreApp0123456";
    private static final String TICKET = "silence-ticket-4f0c2b8d6a1e9573";
    private static final String APP_TOKEN = "a-silence9073f27c02fb97a9da52f4a1d8b6";

    private static final List<String> CONFIDENTIAL =
            List.of(SECRET, TOKEN, FIRST, SECOND, STORE_SECRET, TICKET, APP_TOKEN);

    private static final StoreApp STORE_APP = AppCredentials.storeApp("cli_silent_store", STORE_SECRET);
    private static final AppTicket APP_TICKET = new AppTicket(TICKET, Instant.EPOCH);

    private static final SelfBuiltApp APP = AppCredentials.selfBuilt("cli_silence", SECRET);
    private static final TimeSensitiveRequest REQUEST =
            TimeSensitiveRequest.pin(UserIdType.OPEN_ID, List.of(FIRST, SECOND));

    private static final String GRANTED =
            "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"" + TOKEN + "\",\"expire\":7200}";

    /** Response that echoes its request. */
    private interface Echo extends Function<String, TestServer.Handler> {}

    private record Conversation(Echo token, Echo pin) {}

    static Stream<Conversation> conversations() {
        return Stream.concat(
                echoes().map(pin -> new Conversation(json(200, GRANTED), pin)),
                echoes().map(token -> new Conversation(token, json(200, TestServer.SUCCESS))));
    }

    private static Stream<Echo> echoes() {
        return Stream.of(
                json(200, TestServer.SUCCESS),
                json(
                        200,
                        "{'code':0,'msg':'%s','failed_user_reasons':[{'user_id':'%s','error_message':'%s'}],"
                                + "'log_id':'%s'}"),
                json(400, failure(230001)),
                json(400, failure(99992402)),
                json(400, failure(99991663)),
                json(400, failure(99991672)),
                json(200, failure(10014)),
                json(500, failure(1500)),
                json(200, "{'code':'0','data':'%s'}"),
                json(200, GRANTED.substring(0, GRANTED.length() - 10)),
                json(200, "'%s'}"),
                json(502, "<html>%s</html>"),
                json(200, ""),
                heard -> (request, response) -> response.status(302)
                        .header("Location", "http://localhost/?" + heard)
                        .header("X-Tt-Logid", heard)
                        .send(),
                raw("%s\r\n\r\n"),
                raw("HTTP/1.1 %s\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\n%s\r\n\r\n"),
                raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n"),
                raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}%s\r\n\r\n"),
                heard -> TestServer::reset,
                heard -> TestServer::noResponse);
    }

    @ParameterizedTest
    @MethodSource("conversations")
    @ResourceLock(value = REACTOR_NETTY, mode = ResourceAccessMode.READ)
    void logsAndMessagesContainNoSecretTokenOrUserId(Conversation conversation) {
        StringWriter printed = new StringWriter();
        PrintWriter out = new PrintWriter(printed);
        try (LogCapture logs = new LogCapture("io.github.feedpin");
                TestServer server = TestServer.that((request, response) -> heard(request)
                        .flatMapMany(heard -> echo(conversation, request, heard).apply(request, response))
                        .then())) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.builder(server.baseUrl())
                    .callTimeout(Duration.ofMillis(300))
                    .build();
            FeedpinClient client = FeedpinClient.builder(platform)
                    .credentials(APP)
                    .retry(RetryPolicy.none())
                    .build();

            runBy(client, out);
            callBy(platform, out);
            List.of(platform, client, client.options(), APP, STORE_APP, APP_TICKET, REQUEST)
                    .forEach(out::println);
            platform.close().block(MAX_WAIT);
            logs.lines().forEach(out::println);
        }
        assertNoneIn(printed.toString());
    }

    @Test
    @ResourceLock(REACTOR_NETTY)
    void reactorNettyLogsContainNoSecretAtAnyLevel() {
        String printed;
        try (LogCapture logs = new LogCapture("io.github.feedpin", REACTOR_NETTY);
                TestServer server =
                        TestServer.that((request, response) -> request.uri().contains("/auth/")
                                ? response.sendString(Mono.just(GRANTED))
                                : TestServer.reset(request, response))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            callBy(platform, new PrintWriter(new StringWriter()));
            platform.close().block(MAX_WAIT);
            printed = String.join("\n", logs.lines());
        }
        assertThat(printed).contains(REACTOR_NETTY);
        assertNoneIn(printed);
    }

    private static void runBy(FeedpinClient client, PrintWriter out) {
        print(
                client.pin(List.of(FIRST, SECOND))
                        .doOnNext(report -> report.outcomes().values().forEach(o -> print(o, out))),
                out);
        print(
                // Not an unpin, which would wait until the first call is unlikely to be processed.
                client.pin(List.of(FIRST))
                        .doOnNext(report -> report.outcomes().values().forEach(o -> print(o, out))),
                out);
        print(client.send(REQUEST), out);
    }

    private static void callBy(ReactorNettyPlatform platform, PrintWriter out) {
        print(platform.fetchTenantAccessToken(APP).doOnNext(response -> out.println(response.data())), out);
        for (FeedCard card : List.of(BOT_CHAT, FeedCard.groupChat("oc_silent"))) {
            print(
                    platform.setTimeSensitive(card, REQUEST, new AccessToken(TOKEN))
                            .doOnNext(response -> out.println(response.data())),
                    out);
        }
        print(
                platform.fetchAppAccessToken(STORE_APP, APP_TICKET).doOnNext(response -> out.println(response.data())),
                out);
        print(
                platform.fetchTenantAccessToken(new AccessToken(APP_TOKEN), new TenantKey("tenant_silent"))
                        .doOnNext(response -> out.println(response.data())),
                out);
        print(platform.resendAppTicket(STORE_APP), out);
    }

    /** Prints the result, whatever it is. */
    private static void print(Mono<?> mono, PrintWriter out) {
        out.println(await(mono.cast(Object.class).onErrorResume(failure -> {
            failure.printStackTrace(out);
            if (failure instanceof FeedpinException known) {
                out.println(known.platformError());
            }
            return Mono.just("failed");
        })));
    }

    private static void print(UserOutcome outcome, PrintWriter out) {
        out.println(outcome);
        out.println(outcome.message());
        out.println(outcome.platformError());
        outcome.platformError().map(error -> error.details()).ifPresent(out::println);
        if (outcome instanceof UserOutcome.Unknown unknown) {
            unknown.cause().printStackTrace(out);
        }
        if (outcome instanceof UserOutcome.NotSent notSent && notSent.cause() != null) {
            notSent.cause().printStackTrace(out);
        }
    }

    private static void assertNoneIn(String printed) {
        String lower = printed.toLowerCase(Locale.ROOT);
        for (String word : CONFIDENTIAL) {
            assertThat(lower).doesNotContain(word.toLowerCase(Locale.ROOT));
        }
    }

    private static TestServer.Handler echo(Conversation conversation, HttpServerRequest request, String heard) {
        Echo echo = request.uri().contains("/auth/") ? conversation.token : conversation.pin;
        return echo.apply(heard);
    }

    /** Returns the authorization and the body, without characters that JSON escapes. */
    private static Mono<String> heard(HttpServerRequest request) {
        String authorization = request.requestHeaders().get("Authorization", "");
        return request.receive()
                .aggregate()
                .asString()
                .map(body -> (authorization + body).replaceAll("[^\\w-]+", " ").strip());
    }

    private static Echo json(int status, String body) {
        return heard -> (request, response) -> response.status(status)
                .sendString(Mono.just(body.replace('\'', '"').replace("%s", heard)));
    }

    private static Echo raw(String text) {
        return heard -> TestServer.raw(text.replace("%s", heard));
    }

    private static String failure(int code) {
        return "{'code':" + code + ",'msg':'%s','error':{'log_id':'%s','troubleshooter':'%s',"
                + "'field_violations':[{'field':'%s','value':'%s','description':'%s'}],"
                + "'permission_violations':[{'type':'%s','subject':'%s','description':'%s'}],"
                + "'helps':[{'url':'%s','description':'%s'}]}}";
    }
}
