package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.GivenIds;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.StreamedIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
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
    IdSource source(InputStream standardInput) {
        if (idsFile != null) {
            return inFile(idsFile);
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
            return StreamedIds.of(standardInput);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The file that the ids are in; null when they come from elsewhere. */
    @Nullable
    Path file() {
        return idsFile;
    }

    private IdSource inFile(Path file) {
        if (!ids.isEmpty()) {
            throw new UsageException("give user ids or --ids-file FILE, not both");
        }
        try {
            return StreamedIds.of(file);
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
