package io.github.feedpin.cli.report;

import static io.github.feedpin.model.OutcomeKind.APPLIED;
import static io.github.feedpin.model.OutcomeKind.NOT_SENT;
import static io.github.feedpin.model.OutcomeKind.REJECTED;
import static io.github.feedpin.model.OutcomeKind.UNKNOWN;

import io.github.feedpin.model.RunStats;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Writes down an account with everybody's name. Outcomes go to a draft as they come, since there may be any number of
 * them; the report itself, which begins with the totals, is made of it in the end.
 */
public final class ReportFile implements Report {

    private final ReportTarget target;
    private final boolean all;
    private final FileChannel draft;
    private final OutcomeWriter outcomes;
    private @Nullable JacksonException failure;

    private ReportFile(ReportTarget target, boolean all, FileChannel draft) {
        this.target = target;
        this.all = all;
        this.draft = draft;
        // Not Channels.newWriter: what is no valid text is to be replaced, not rejected.
        OutputStream out = Channels.newOutputStream(draft);
        this.outcomes = new OutcomeWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /**
     * Begins a report, so that what stands in its way shows now and not in the end. Deletes what killed runs have left
     * in the same folder.
     *
     * @param all whether it names those who are applied as well
     * @throws IOException when it cannot be written there, saying why in words that follow a colon
     */
    public static ReportFile begin(Path file, boolean all) throws IOException {
        ReportTarget target = ReportTarget.of(file);
        target.probe();
        Drafts drafts = target.drafts();
        drafts.deleteAbandoned();
        return new ReportFile(target, all, drafts.openUnnamed());
    }

    @Override
    public void add(UserOutcome outcome) {
        if (failure != null || outcome instanceof Applied && !all) {
            return;
        }
        try {
            outcomes.write(outcome);
        } catch (JacksonException e) {
            failure = e;
            throw new UncheckedIOException(e.getOriginalMessage(), new IOException(e));
        }
    }

    @Override
    public void publish(Account account) throws IOException {
        if (failure == null) {
            try {
                outcomes.flush();
            } catch (JacksonException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw new IOException(failure.getOriginalMessage(), failure);
        }
        target.publish(out -> write(account, out));
    }

    @Override
    public void close() throws IOException {
        try {
            outcomes.close();
        } catch (JacksonException e) {
            // Said already, or of no interest any more.
        }
        draft.close();
    }

    private void write(Account account, OutputStream out) throws IOException {
        boolean empty = draft.size() == 0;
        out.write(head(account).getBytes(StandardCharsets.UTF_8));
        out.write((empty ? "" : "\n    ").getBytes(StandardCharsets.UTF_8));
        Channels.newInputStream(draft.position(0)).transferTo(out);
        out.write((empty ? "]\n}\n" : "\n  ]\n}\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String head(Account account) {
        Tally tally = account.tally();
        RunStats stats = account.stats();
        return String.format(
                Locale.ROOT,
                """
                {
                  "submitted": %d,
                  "distinct": %d,
                  "duplicates": %d,
                  "applied": %d,
                  "rejected": %d,
                  "notSent": %d,
                  "unknown": %d,
                  "calls": %d,
                  "retries": %d,
                  "rateLimited": %d,
                  "elapsedMillis": %d,
                  "outcomes": [""",
                account.submitted(),
                account.distinct(),
                account.duplicates(),
                tally.count(APPLIED),
                tally.count(REJECTED),
                tally.count(NOT_SENT),
                tally.count(UNKNOWN),
                stats.calls(),
                stats.retries(),
                stats.rateLimited(),
                stats.elapsed().toMillis());
    }
}
