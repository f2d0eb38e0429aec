package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.GivenIds;
import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.MistakenIdsException;
import io.github.feedpin.cli.ids.StreamedIds;
import io.github.feedpin.model.UserIdType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whom a run is about, as the command line says. */
final class IdArguments {

    private static final String STANDARD_INPUT = "-";

    /** What the system says of a descriptor that cannot be read from; the launcher makes such a one of a closed one. */
    private static final String CLOSED = "Bad file descriptor";

    @Parameters(arity = "0..*", paramLabel = "IDS", description = "User ids, or - for one a line from standard input.")
    private List<String> ids = List.of();

    @Option(
            names = "--ids-file",
            paramLabel = "FILE",
            description = "A UTF-8 file of ids, one a line; blank lines and # comments allowed.")
    private @Nullable Path idsFile;

    /** @throws UsageException when they name nobody, or too many sources, or what cannot be read */
    IdSource source(InputStream standardInput, IdCheck check) {
        if (idsFile != null) {
            return inFile(idsFile, check);
        }
        if (ids.isEmpty()) {
            throw new UsageException("no user ids given; give some, or --ids-file FILE, or - for standard input");
        }
        if (!ids.contains(STANDARD_INPUT)) {
            return new GivenIds(ids);
        }
        if (ids.size() > 1) {
            throw new UsageException("- is standard input, and cannot be mixed with user ids");
        }
        try {
            return StreamedIds.of(standardInput, check);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The file that the ids are in, behind standard input as well; null when they come from elsewhere. */
    @Nullable
    Path file() {
        return ids.contains(STANDARD_INPUT) && Files.isRegularFile(StreamedIds.STANDARD_INPUT)
                ? StreamedIds.STANDARD_INPUT
                : idsFile;
    }

    /**
     * Looks at all that can be looked at before the run: the ids on the command line, or a whole ordinary file.
     *
     * @throws UsageException when they cannot be meant as ids
     * @throws MistakenIdsException when the file's lines cannot
     */
    void require(IdCheck check) throws IOException {
        if (idsFile != null && Files.isRegularFile(idsFile)) {
            check.requireIds(idsFile);
        }
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            @Nullable String problem = id.equals(STANDARD_INPUT) ? null : check.problem(id);
            if ((problem != null || check.type() == UserIdType.USER_ID) && isFile(id)) {
                throw new UsageException(id + " is a file; use --ids-file " + id);
            }
            if (problem != null) {
                throw new UsageException("user id " + (i + 1) + " " + problem);
            }
        }
    }

    /** What the ids are read from, in words. */
    String origin() {
        return idsFile == null ? "standard input" : "the ids file " + idsFile;
    }

    private static boolean isFile(String text) {
        try {
            Path file = Path.of(text);
            return !text.isBlank() && Files.exists(file) && !Files.isDirectory(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private IdSource inFile(Path file, IdCheck check) {
        if (!ids.isEmpty()) {
            throw new UsageException("give user ids or --ids-file FILE, not both");
        }
        try {
            return Files.isRegularFile(file) || Files.isDirectory(file)
                    ? StreamedIds.of(file)
                    : StreamedIds.of(Files.newInputStream(file), check);
        } catch (NoSuchFileException e) {
            throw new UsageException("the ids file " + file + " does not exist");
        } catch (AccessDeniedException e) {
            throw new UsageException("the ids file " + file + " cannot be read: permission denied");
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** That no id could be read from where they are to come from, because of {@code why}. */
    UsageException unreadable(String why) {
        String source = idsFile == null ? "standard input" : "the ids file " + idsFile;
        return new UsageException(source + " cannot be read: " + (why.equals(CLOSED) ? "it is closed" : why));
    }
}
