package io.github.feedpin.reactor;

import static io.github.feedpin.model.FeedCard.BOT_CHAT;
import static io.github.feedpin.reactor.Samples.APP;
import static io.github.feedpin.reactor.Samples.TOKEN;
import static io.github.feedpin.reactor.Samples.USER;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.PlatformResponse;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of the maximum size that are most expensive to read allocate a bounded amount of memory. */
class ResponseMemoryTest {

    private static final int CAP = 256 * 1024;

    private static final TimeSensitiveRequest FULL =
            TimeSensitiveRequest.pin(UserIdType.OPEN_ID, Collections.nCopies(TimeSensitiveRequest.MAX_USERS, USER));

    static Stream<byte[]> bodies() {
        String list = "{\"code\":0,\"failed_user_reasons\":[";
        return Stream.of(
                filled(list, "{},"),
                filled(list, "null,"),
                filled(list, "{\"user_id\":\"\"},"),
                filled(list, "0,"),
                filled("{\"code\":1,\"msg\":\"", "\\u0041"),
                filled("{\"code\":1,\"msg\":\"", USER),
                filled("{\"code\":1,\"msg\":\"", TOKEN.value()),
                filled("", "\\u0041"),
                filled("", "\\x"),
                filled("", USER),
                filled("", TOKEN.value() + "\\"),
                filled("", "x "),
                filled("", "\uFFFD"),
                filled("{", manyNames()),
                "[".repeat(CAP).getBytes(UTF_8),
                Arrays.copyOf(("\"" + "é".repeat(CAP / 2)).getBytes(UTF_16LE), CAP),
                new byte[CAP]);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void allocationIsBoundedByMaximumSize(byte[] bytes) {
        ResponseBody body = new ResponseBody(CAP);
        body.add(Unpooled.wrappedBuffer(bytes));

        for (WireCall<?> call : List.of(new TimeSensitiveCall(BOT_CHAT, FULL, TOKEN), TokenCall.of(APP))) {
            PlatformResponse<?> response =
                    Allocation.bounded(CAP, () -> ResponseReader.read(call, 200, EmptyHttpHeaders.INSTANCE, body));
            assertThat(response.data()).isNull();
        }
    }

    private static byte[] filled(String start, String piece) {
        return Arrays.copyOf((start + piece.repeat(CAP / piece.length())).getBytes(UTF_8), CAP);
    }

    private static String manyNames() {
        return IntStream.range(0, CAP / 10)
                .mapToObj(i -> "\"" + Integer.toString(i, 36) + "\":0,")
                .collect(Collectors.joining());
    }
}
