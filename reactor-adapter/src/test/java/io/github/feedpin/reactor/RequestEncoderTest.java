package io.github.feedpin.reactor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.platform.SelfBuiltApp;
import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.buffer.UnpooledHeapByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestEncoderTest {

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);

    @Test
    void onlyCharactersThatJsonRequiresAreEscaped() {
        assertThat(pin(List.of("a\"b\\c", "a/b", "<&'>")))
                .isEqualTo("{\"time_sensitive\":true,\"user_ids\":[\"a\\\"b\\\\c\",\"a/b\",\"<&'>\"]}");
    }

    @Test
    void longestUserIdIsWrittenUnchanged() {
        String longest = "a".repeat(UserIds.MAX_LENGTH);

        assertThat(pin(List.of("ou_b", longest, "on_c!~")))
                .isEqualTo("{\"time_sensitive\":true,\"user_ids\":[\"ou_b\",\"" + longest + "\",\"on_c!~\"]}");
    }

    @Test
    void userIdsAreWrittenInUtf8() {
        assertThat(pin(List.of("张三é😀"))).isEqualTo("{\"time_sensitive\":true,\"user_ids\":[\"张三é😀\"]}");
    }

    @Test
    void credentialsAreEscaped() {
        ByteBuf body = TokenCall.of(new SelfBuiltApp("cli\"_1", "a\\b")).encode(allocator);

        assertThat(body.toString(UTF_8)).isEqualTo("{\"app_id\":\"cli\\\"_1\",\"app_secret\":\"a\\\\b\"}");
        body.release();
    }

    @Test
    void bufferIsReleasedWhenEncodingFails() {
        TinyBuffers tiny = new TinyBuffers();

        assertThatThrownBy(
                        () -> TokenCall.of(new SelfBuiltApp("cli_1", "secret")).encode(tiny))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(tiny.given).hasSize(1).allMatch(buffer -> buffer.refCnt() == 0);
    }

    private String pin(List<String> ids) {
        ByteBuf body = RequestEncoder.encode(TimeSensitiveRequest.pin(UserIdType.USER_ID, ids), allocator);
        String text = body.toString(UTF_8);
        body.release();
        return text;
    }

    /** Allocates buffers that are too small. */
    private static final class TinyBuffers extends AbstractByteBufAllocator {

        final List<ByteBuf> given = new ArrayList<>();

        @Override
        protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
            ByteBuf buffer = new UnpooledHeapByteBuf(this, 4, 4);
            given.add(buffer);
            return buffer;
        }

        @Override
        protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
            return newHeapBuffer(initialCapacity, maxCapacity);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }
}
