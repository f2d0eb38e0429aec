package io.github.feedpin.cli;

import io.github.feedpin.cli.ids.IdCheck;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.InvalidIdListException;
import io.github.feedpin.cli.ids.ListIdSource;
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

/** Arguments that give the user ids of a run. */
final class IdArguments {

    private static final String STANDARD_INPUT = "-";

    /** Message of the system for a descriptor that is not open for reading. */
    private static final String CLOSED = "Bad file descriptor";

    @Parameters(
            arity = "0..*",
            paramLabel = "IDS",
            description = "User ids, or - to read standard input, one per line.")
    private List<String> ids = List.of();

    @Option(
            names = "--ids-file",
            paramLabel = "FILE",
            description = "A UTF-8 file of ids, one per line; blank lines and # comments are allowed.")
    private @Nullable Path idsFile;

    /** @throws UsageException if there is no source of ids, more than one, or one that cannot be read */
    IdSource source(InputStream standardInput, IdCheck check) {
        return source(standardInput, in -> StreamedIds.of(in, check));
    }

    private IdSource source(InputStream standardInput, Streaming streaming) {
        if (idsFile != null) {
            return inFile(idsFile, streaming);
        }
        if (ids.isEmpty()) {
            throw new UsageException("no user ids given; specify ids, --ids-file FILE, or - for standard input");
        }
        if (!ids.contains(STANDARD_INPUT)) {
            return new ListIdSource(ids);
        }
        if (ids.size() > 1) {
            throw new UsageException("- (standard input) cannot be combined with user ids");
        }
        try {
            return streaming.of(standardInput);
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Returns whether no source of ids is given. */
    boolean isAbsent() {
        return ids.isEmpty() && idsFile == null;
    }

    /**
     * Returns the source of ids like {@link #source(InputStream, IdCheck)}, but checks none of them.
     *
     * @throws UsageException if there is no source of ids, more than one, or one that cannot be read
     */
    IdSource uncheckedSource(InputStream standardInput) {
        return source(standardInput, StreamedIds::unchecked);
    }

    /** Returns the file that holds the ids, including one redirected to standard input; null if there is none. */
    @Nullable
    Path file() {
        return ids.contains(STANDARD_INPUT) && Files.isRegularFile(StreamedIds.STANDARD_INPUT)
                ? StreamedIds.STANDARD_INPUT
                : idsFile;
    }

    /**
     * Checks what can be checked before the run: the ids on the command line, or all lines of a regular file.
     *
     * @throws UsageException if an argument is not an id
     * @throws InvalidIdListException if a line of the file is not an id
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

    /** Returns the name of the source for messages. */
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

    private IdSource inFile(Path file, Streaming streaming) {
        if (!ids.isEmpty()) {
            throw new UsageException("specify user ids or --ids-file FILE, not both");
        }
        try {
            return Files.isRegularFile(file) || Files.isDirectory(file)
                    ? StreamedIds.of(file)
                    : streaming.of(Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            throw new UsageException("the ids file " + file + " does not exist");
        } catch (AccessDeniedException e) {
            throw new UsageException("the ids file " + file + " cannot be read: permission denied");
        } catch (IOException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Creates the exception for a source that cannot be read. */
    UsageException unreadable(String why) {
        return new UsageException(origin() + " cannot be read: " + (why.equals(CLOSED) ? "it is closed" : why));
    }

    /** Creates a source for a stream of ids. */
    private interface Streaming {
        IdSource of(InputStream in) throws IOException;
    }
}
