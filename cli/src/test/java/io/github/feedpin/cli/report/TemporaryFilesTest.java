package io.github.feedpin.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.cli.report.TemporaryFiles.TemporaryFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {

    private static final String ORPHANED = ".feedpin-6a1d0f0c-5a53-4a2c-8f0e-5f6d3e1c2b7a.part";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void orphanedTemporaryFileIsDeleted() throws IOException {
        Files.writeString(folder.resolve(ORPHANED), "half a report");
        Files.writeString(folder.resolve("report.part"), "mine");
        Files.createDirectory(folder.resolve(".feedpin-folder.part"));

        ReportFile.begin(folder.resolve("report.json"), false).close();

        assertThat(content()).containsExactlyInAnyOrder("report.part", ".feedpin-folder.part");
    }

    @Test
    void temporaryFileInUseIsKept() throws IOException {
        TemporaryFile temporary = new TemporaryFiles(folder).openNamed();
        try (FileChannel writing = temporary.channel()) {
            writing.write(UTF_8.encode("half a report"));
            new TemporaryFiles(folder).deleteOrphaned();

            assertThat(temporary.path()).exists();
        }
        new TemporaryFiles(folder).deleteOrphaned();
        assertThat(temporary.path()).doesNotExist();
    }

    @Test
    void temporaryFileThatIsALinkIsKept() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "mine");
        Files.createSymbolicLink(folder.resolve(ORPHANED), other);

        new TemporaryFiles(folder).deleteOrphaned();

        assertThat(content()).containsExactlyInAnyOrder("other", ORPHANED);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void unnamedTemporaryFileHasNoDirectoryEntry() throws IOException {
        try (FileChannel temporary = new TemporaryFiles(folder).openUnnamed()) {
            temporary.write(UTF_8.encode("outcomes"));

            assertThat(temporary.size()).isEqualTo(8);
            assertThat(content()).isEmpty();
        }
    }

    private List<String> content() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
