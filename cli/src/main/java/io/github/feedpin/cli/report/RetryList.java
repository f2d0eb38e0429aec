package io.github.feedpin.cli.report;

import io.github.feedpin.cli.ids.ExpectedCount;
import io.github.feedpin.cli.ids.IdSource;
import io.github.feedpin.cli.ids.UnreadableIdsException;
import io.github.feedpin.cli.scope.RunScope;
import io.github.feedpin.cli.scope.RunTarget;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;

/** Users in a report file for whom another run may succeed. The file is read on demand, in constant memory. */
public final class RetryList implements IdSource {

    private final Path file;
    private final PinAction action;
    private final RunTarget target;
    private final long count;

    private RetryList(Path file, PinAction action, RunTarget target, long count) {
        this.file = file;
        this.action = action;
        this.target = target;
        this.count = count;
    }

    /**
     * Reads a report file to its end, so that errors show before the run.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is not a report that allows a retry; the message continues after its name
     *     and a colon
     */
    public static RetryList of(Path file) throws IOException {
        try (ReportEntries entries = new ReportEntries(file)) {
            Map<String, String> head = entries.head();
            PinAction action = action(head.get("action"));
            RunTarget target = new RunTarget(
                    required("appId", head),
                    BaseUrl.of(required("baseUrl", head)),
                    UserIdType.of(required("userIdType", head)),
                    RunScope.of(head.get("tenantKey"), head.get("chatId")));
            long count = 0;
            while (entries.next() != null) {
                count++;
            }
            return new RetryList(file, action, target, count);
        } catch (JacksonException e) {
            // Without the message, which may quote user ids.
            throw new IllegalArgumentException("it is not a complete report in JSON");
        }
    }

    /** Returns the action of the reported run. */
    public PinAction action() {
        return action;
    }

    /** Returns what the reported run refers to. */
    public RunTarget target() {
        return target;
    }

    @Override
    public Flux<String> ids() {
        return Flux.generate(() -> new ReportEntries(file), RetryList::emitNext, RetryList::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public ExpectedCount expected() {
        return ExpectedCount.exactly(count);
    }

    private static ReportEntries emitNext(ReportEntries entries, SynchronousSink<String> sink) {
        try {
            @Nullable String userId = entries.next();
            if (userId == null) {
                sink.complete();
            } else {
                sink.next(userId);
            }
        } catch (JacksonException | IllegalArgumentException e) {
            sink.error(new UnreadableIdsException(new IOException("the report was changed", e)));
        }
        return entries;
    }

    private static void close(ReportEntries entries) {
        try {
            entries.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    private static PinAction action(@Nullable String word) {
        if (word == null) {
            throw new IllegalArgumentException(
                    "it is not a report of feedpin, or was written by a version that did not support retries");
        }
        return switch (word) {
            case "pin" -> PinAction.PIN;
            case "unpin" -> PinAction.UNPIN;
            default -> throw new IllegalArgumentException("it contains an unknown action");
        };
    }

    static String required(String name, Map<String, String> head) {
        @Nullable String text = head.get(name);
        if (text == null) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return text;
    }
}
