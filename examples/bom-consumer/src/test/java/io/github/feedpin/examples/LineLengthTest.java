package io.github.feedpin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks the line length of all text files in the repository. */
class LineLengthTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", ""), "..", "..")
            .toAbsolutePath()
            .normalize();
    private static final int MAX_COLUMNS = 120;
    private static final Pattern SKIPPED_FOLDER = Pattern.compile("\\..+(?<!\\.ci)|node_modules|target");
    private static final Pattern TEXT_FILE = Pattern.compile(
            "feedpin|run|stranger|stage|check(-command-line)?|modules|baseline|rehearse|reproducible|command-line"
                    + "|.*\\.(css|html|java|js|md|properties|sh|xml|ya?ml)");

    /** Tables in Markdown, URLs, and lines without a space to break at. */
    private static final Pattern UNBREAKABLE = Pattern.compile("\\|.*|.*https?://.*|\\s*\\S+");

    @Test
    void linesHaveAtMost120Columns() throws IOException {
        List<String> tooLong = textFiles().flatMap(LineLengthTest::tooLongLines).toList();

        assertEquals(List.of(), tooLong);
    }

    private static Stream<Path> textFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(ROOT)
                                && SKIPPED_FOLDER
                                        .matcher(folder.getFileName().toString())
                                        .matches()
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (TEXT_FILE.matcher(file.getFileName().toString()).matches()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files.stream().sorted();
    }

    private static Stream<String> tooLongLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).codePoints().count() > MAX_COLUMNS)
                    .filter(i -> !UNBREAKABLE.matcher(lines.get(i)).matches())
                    .mapToObj(i -> ROOT.relativize(file) + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
