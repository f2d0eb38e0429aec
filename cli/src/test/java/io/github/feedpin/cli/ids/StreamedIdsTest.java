package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.model.UserIdType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class StreamedIdsTest {

    private static final IdCheck CHECK = new IdCheck(UserIdType.USER_ID);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void fileIsReadToItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("ids"), "ou_a\nou_b\n");

        StepVerifier.create(StreamedIds.of(file).ids())
                .expectNext("ou_a", "ou_b")
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void expectedCountOfAFileIsEstimatedUntilItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("ids"), "ou_a\nou_b\nou_c\nou_d\n");
        IdSource source = StreamedIds.of(file);
        assertThat(source.expected()).isEqualTo(ExpectedCount.UNKNOWN);

        StepVerifier.create(source.ids(), 0)
                .thenRequest(1)
                .expectNext("ou_a")
                .then(() -> assertThat(source.expected()).isEqualTo(ExpectedCount.about(4)))
                .thenRequest(9)
                .expectNextCount(3)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(source.expected()).isEqualTo(ExpectedCount.exactly(4));
    }

    @Test
    void expectedCountOfAStreamIsUnknown() throws IOException {
        IdSource source = StreamedIds.of(new ByteArrayInputStream("ou_a".getBytes(UTF_8)), CHECK);

        StepVerifier.create(source.ids()).expectNext("ou_a").expectComplete().verify(TIMEOUT);

        assertThat(source.expected()).isEqualTo(ExpectedCount.UNKNOWN);
    }

    @Test
    void inputIsReadOnDemand() throws IOException {
        AtomicBoolean readOn = new AtomicBoolean();
        InputStream in = new InputStream() {
            private int line;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                readOn.set(line > 0);
                into[offset] = (byte) ('a' + line++);
                into[offset + 1] = '\n';
                return 2;
            }
        };

        StepVerifier.create(StreamedIds.of(in, CHECK).ids(), 0)
                .thenRequest(1)
                .expectNext("a")
                .then(() -> assertThat(readOn).isFalse())
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void failingStreamEmitsTheIdsReadBefore() throws IOException {
        InputStream in = new InputStream() {
            private boolean broken;

            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                if (broken) {
                    throw new IOException("the disk is gone");
                }
                broken = true;
                into[offset] = 'a';
                into[offset + 1] = '\n';
                return 2;
            }
        };

        StepVerifier.create(StreamedIds.of(in, CHECK).ids())
                .expectNext("a")
                .expectErrorSatisfies(failure -> assertThat(failure)
                        .isInstanceOf(UnreadableIdsException.class)
                        .hasMessage("The ids could not be read to the end: the disk is gone"))
                .verify(TIMEOUT);
    }

    @Test
    void missingFileAndDirectoryAreRejected() {
        assertThatThrownBy(() -> StreamedIds.of(folder.resolve("nowhere"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> StreamedIds.of(folder)).hasMessage("it is a directory");
    }
}
