package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.feedpin.model.UserIdType;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Changes of a file of ids while it is being read. */
class ChangingFileTest {

    private static final IdCheck CHECK = new IdCheck(UserIdType.OPEN_ID);

    private static final int COUNT = 50_000;
    private static final int LINE = "ou_00000\n".length();

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        file = Files.writeString(folder.resolve("ids"), lines(0, COUNT));
    }

    @Test
    void unchangedFileIsReadCompletely() throws IOException {
        assertThat(read(StreamedIds.of(file), () -> {})).hasSize(COUNT);
    }

    @Test
    void whenTheFileIsTruncatedReadingFailsWithoutAnIncompleteId() throws IOException {
        IdSource source = StreamedIds.of(file);
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> read(source, () -> cut(30_000L * LINE + 5), read::add))
                .isInstanceOf(UnreadableIdsException.class)
                .hasMessage("The ids could not be read to the end: "
                        + "the file was truncated while it was being read, from 450000 to"
                        + " 270005 bytes");
        assertThat(read).hasSize(30_000).doesNotContain("ou_30");
    }

    @Test
    void whenTheFileIsEmptiedReadingFails() throws IOException {
        IdSource source = StreamedIds.of(file);

        assertThatThrownBy(() -> read(source, () -> cut(0))).hasMessageContaining("to 0 bytes");
    }

    @Test
    void whenTheFileGrowsReadingFailsWithoutAnIncompleteId() throws IOException {
        IdSource source = StreamedIds.of(file);
        List<String> read = new ArrayList<>();

        assertThatThrownBy(() -> read(source, () -> append("ou_50000\nou_5"), read::add))
                .hasMessageContaining("the file grew while it was being read");
        assertThat(read).endsWith("ou_50000");
    }

    @Test
    void whenTheFileIsReplacedReadingFails() throws IOException {
        IdSource source = StreamedIds.of(file);
        Path other = Files.writeString(folder.resolve("other"), lines(0, COUNT));

        assertThatThrownBy(() -> read(source, () -> Files.move(other, file, StandardCopyOption.REPLACE_EXISTING)))
                .hasMessageContaining("the file was replaced while it was being read");
    }

    @Test
    void whenTheFileIsModifiedAtTheSameLengthReadingFails() throws IOException {
        IdSource source = StreamedIds.of(file);
        FileTime later = FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 1000);

        assertThatThrownBy(() -> read(source, () -> Files.setLastModifiedTime(file, later)))
                .hasMessageContaining("the file was modified while it was being read");
    }

    @Test
    void whenTheFileIsDeletedItIsReadCompletely() throws IOException {
        assertThat(read(StreamedIds.of(file), () -> Files.delete(file))).hasSize(COUNT);
    }

    @Test
    void whenRedirectedInputIsTruncatedReadingFails() throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            IdSource source = StreamedIds.of(in, CHECK);

            assertThatThrownBy(() -> read(source, () -> cut(9))).hasMessageContaining("the file was truncated");
        }
    }

    @Test
    void whenAStreamIsPartlyConsumedTheRestIsRead() throws IOException {
        try (FileInputStream in = new FileInputStream(file.toFile())) {
            in.skipNBytes(10L * LINE);

            assertThat(read(StreamedIds.of(in, CHECK), () -> {})).hasSize(COUNT - 10);
        }
    }

    private interface Change {
        void run() throws IOException;
    }

    private List<String> read(IdSource source, Change change) {
        List<String> ids = new ArrayList<>();
        read(source, change, ids::add);
        return ids;
    }

    /** Reads all ids and applies {@code change} after the first one. */
    private static void read(IdSource source, Change change, Consumer<String> each) {
        Flux<String> ids = source.ids();
        ids.index()
                .concatMap(
                        indexed -> {
                            if (indexed.getT1() == 0) {
                                try {
                                    change.run();
                                } catch (IOException e) {
                                    return Flux.error(e);
                                }
                            }
                            return Flux.just(indexed.getT2());
                        },
                        1)
                .doOnNext(each)
                .blockLast(Duration.ofSeconds(30));
    }

    private void cut(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to).mapToObj("ou_%05d\n"::formatted).collect(Collectors.joining());
    }
}
