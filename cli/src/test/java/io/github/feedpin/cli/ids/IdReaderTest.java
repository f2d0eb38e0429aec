package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IdReaderTest {

    @Test
    void blankLinesAndCommentsAreSkipped() throws IOException {
        assertThat(idsIn("\uFEFF# our people\n\nou_a\r\n  ou_b  \n\r\n# gone: ou_x\nou_c # new"))
                .containsExactly("ou_a", "ou_b", "ou_c");
    }

    @Test
    void lastLineNeedsNoTerminator() throws IOException {
        assertThat(idsIn("ou_a\nou_b")).containsExactly("ou_a", "ou_b");
    }

    @Test
    void emptyInputHasNoIds() throws IOException {
        assertThat(idsIn("")).isEmpty();
        assertThat(idsIn("\n\n\n")).isEmpty();
    }

    @Test
    void linesMaySpanBuffers() throws IOException {
        List<String> ids = IntStream.range(0, 20_000).mapToObj(i -> "ou_" + i).toList();

        assertThat(idsIn(String.join("\n", ids))).isEqualTo(ids);
    }

    @Test
    void streamOfSingleBytesIsRead() throws IOException {
        InputStream drop = new ByteArrayInputStream("ou_ä\nou_b\n".getBytes(UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, 1);
            }
        };

        assertThat(all(new IdReader(drop))).containsExactly("ou_ä", "ou_b");
    }

    @Test
    void endlessLineIsTruncated() throws IOException {
        String endless = "x".repeat(1_000_000);

        assertThat(idsIn("ou_a\n" + endless + "\nou_b")).containsExactly("ou_a", "x".repeat(IdReader.MAX_LINE), "ou_b");
    }

    @Test
    void invalidUtf8FailsBeforeAnyIdOfTheSameBuffer() {
        byte[] bytes = {'a', '\n', (byte) 0xFF, (byte) 0xFE, '\n', 'b'};
        IdReader lines = new IdReader(new ByteArrayInputStream(bytes));

        assertThatThrownBy(lines::next).isInstanceOf(IOException.class).hasMessageStartingWith("line 2 is not UTF-8");
        assertThat(lines.idsRead()).isZero();
    }

    @Test
    void whenBytesArriveOneByOneTheEncodingIsDetected() {
        InputStream drop = new ByteArrayInputStream("ou_a\n".getBytes(StandardCharsets.UTF_16)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, 1);
            }
        };

        assertThatThrownBy(new IdReader(drop)::next).hasMessageStartingWith("it is UTF-16 text;");
    }

    @Test
    void bytesAndIdsAreCounted() throws IOException {
        IdReader lines = new IdReader(new ByteArrayInputStream("ou_a\n\nou_b\n".getBytes(UTF_8)));

        lines.next();
        assertThat(lines.bytesRead()).isEqualTo(5);
        assertThat(lines.idsRead()).isEqualTo(1);
        all(lines);
        assertThat(lines.bytesRead()).isEqualTo(11);
        assertThat(lines.idsRead()).isEqualTo(2);
    }

    @Test
    void failingInputFails() {
        IdReader lines = new IdReader(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        });

        assertThatThrownBy(lines::next).isInstanceOf(IOException.class).hasMessage("the disk is gone");
    }

    private static List<String> idsIn(String text) throws IOException {
        return all(new IdReader(new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    private static List<String> all(IdReader lines) throws IOException {
        List<String> ids = new ArrayList<>();
        for (@Nullable String id = lines.next(); id != null; id = lines.next()) {
            ids.add(id);
        }
        return ids;
    }
}
