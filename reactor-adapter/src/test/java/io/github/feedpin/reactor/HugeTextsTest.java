package io.github.feedpin.reactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.batching.ConcurrencyLimits;
import io.github.feedpin.model.PinReport;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.retry.RetryPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in a JVM with a heap of 128 MB: of texts that the platform sends, a report retains no more than it shows. */
@Tag("small-heap")
class HugeTextsTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(50);
    private static final int CALLS = 150;
    /** Limits the memory of the bodies that are being read. */
    private static final int IN_FLIGHT = 8;

    private static final int USERS = 50 * CALLS;
    private static final String HUGE = "x".repeat(900_000);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'data':{'failed_user_reasons':[{'error_message':'%s'}]}}",
                "{'code':0,'data':{'failed_user_reasons':[{'user_id':'%s'}]}}",
                "{'code':0,'log_id':'%s','data':{'failed_user_reasons':[{}]}}",
                "{'code':230001,'msg':'%s'}",
                "{'code':230001,'error':{'troubleshooter':'%s'}}",
                "{'code':230001,'error':{'helps':[{'url':'https://x','description':'%s'}]}}",
            })
    void reportOfManyCallsWithHugeTextsStaysSmall(String template) throws IOException {
        byte[] body = template.replace('\'', '"').formatted(HUGE).getBytes(StandardCharsets.US_ASCII);
        try (RawServer server = new RawServer((socket, out) -> send(out, body))) {
            ReactorNettyPlatform platform = ReactorNettyPlatform.create(server.baseUrl());
            FeedpinClient feedpin = FeedpinClient.builder(platform)
                    .accessToken(new AccessToken("t-1"))
                    .quota(Quota.of(1_000_000, 1_000_000))
                    .concurrency(ConcurrencyLimits.defaults().withMaxConcurrentCalls(IN_FLIGHT))
                    .retry(RetryPolicy.defaults().withBisectionBudget(0))
                    .build();

            PinReport report = Objects.requireNonNull(feedpin.pin(
                            IntStream.range(0, USERS).mapToObj(i -> "ou_" + i).toList())
                    .block(MAX_WAIT));

            assertThat(report.distinct()).isEqualTo(USERS);
            assertThat(report.applied()).isZero();
            assertThat(report.outcomes().values())
                    .allSatisfy(outcome -> assertThat(outcome.message()).hasSizeLessThan(1_500));
            platform.close().block(Samples.MAX_WAIT);
        }
    }

    private static void send(OutputStream out, byte[] body) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(body);
    }
}
