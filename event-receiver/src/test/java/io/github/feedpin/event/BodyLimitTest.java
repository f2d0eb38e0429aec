package io.github.feedpin.event;

import static io.github.feedpin.event.Samples.NO_HEADERS;
import static io.github.feedpin.event.Samples.TOKEN;
import static io.github.feedpin.event.Samples.builder;
import static io.github.feedpin.event.Samples.bytes;
import static io.github.feedpin.event.Samples.receive;
import static io.github.feedpin.event.Samples.store;
import static io.github.feedpin.event.Samples.ticketEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest {

    private final byte[] body = bytes(ticketEvent());

    private EventReceiver limitedTo(int bytes) {
        return builder(store()).verificationTokens(TOKEN).maxBodySize(bytes).build();
    }

    @Test
    void bodyOfMaximumSizeIsAcceptedAndLargerOneIsRejected() {
        assertThat(receive(limitedTo(body.length), NO_HEADERS, body).status()).isEqualTo(200);
        assertThat(receive(limitedTo(body.length - 1), NO_HEADERS, body).status())
                .isEqualTo(413);
        assertThat(limitedTo(7).maxBodySize()).isEqualTo(7);
        assertThat(limitedTo(7).tooLarge().status()).isEqualTo(413);
    }

    @Test
    void maximumSizeIsOneMebibyteByDefaultAndPositive() {
        assertThat(builder(store()).verificationTokens(TOKEN).build().maxBodySize())
                .isEqualTo(1024 * 1024);
        assertThatIllegalArgumentException().isThrownBy(() -> limitedTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", " 1001 ", "9223372036854775807"})
    void announcedLargeBodyIsRejectedUnread(String length) {
        assertThat(rejectUnread("Content-Length", length)).isNotNull().returns(413, EventResponse::status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "0", "-1", "", "many", "9223372036854775808"})
    void bodyOfOtherAnnouncedLengthIsRead(String length) {
        assertThat(rejectUnread("Content-Length", length)).isNull();
        assertThat(limitedTo(1000).rejectUnread(NO_HEADERS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "identity, gzip", "x"})
    void encodedBodyIsRejectedUnreadAndRead(String encoding) {
        EventHeaders headers = EventHeaders.of(Map.of("content-encoding", encoding));

        assertThat(rejectUnread("Content-Encoding", encoding)).isNotNull().returns(415, EventResponse::status);
        assertThat(receive(limitedTo(1000), headers, body).status()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", " Identity ", ""})
    void bodyInIdentityEncodingIsRead(String encoding) {
        EventHeaders headers = EventHeaders.of(Map.of("Content-Encoding", encoding));

        assertThat(rejectUnread("Content-Encoding", encoding)).isNull();
        assertThat(receive(limitedTo(1000), headers, body).status()).isEqualTo(200);
    }

    private @Nullable EventResponse rejectUnread(String name, String value) {
        return limitedTo(1000).rejectUnread(EventHeaders.of(Map.of(name, value)));
    }
}
