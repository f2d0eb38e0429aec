package io.github.feedpin.cli.report;

import static io.github.feedpin.model.OutcomeKind.APPLIED;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.OutcomeKind;
import io.github.feedpin.model.RunStats;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints an account in aligned columns. Names nobody. */
public final class AccountText {

    private static final int MOST_REASONS = 5;

    private final PrintStream out;
    private final int width;
    private final boolean advise;

    /** The hints that have been given: for several reasons the same may be advised. */
    private final Set<String> given = new HashSet<>();

    private AccountText(PrintStream out, int width, boolean advise) {
        this.out = out;
        this.width = width;
        this.advise = advise;
    }

    /**
     * Prints {@code account}, with advice unless an obstacle was in everybody's way: that is said once, with its
     * remedy, at the end.
     *
     * @param deed what was done to those who are applied, for instance {@code Pinned}
     */
    public static void print(Account account, String deed, PrintStream out) {
        int width = Math.max(
                Text.number(account.submitted()).length(),
                Math.max(
                        Text.time(account.stats().elapsed()).length(),
                        Text.time(account.ideal()).length()));
        new AccountText(out, width, account.tally().obstacle().isEmpty()).print(account, deed);
        out.flush();
    }

    private void print(Account account, String deed) {
        out.println(deed + " " + Text.number(account.tally().count(APPLIED)) + " of "
                + Text.count(account.distinct(), "user") + "."
                + (account.complete() ? "" : " There may be further ids, which were not read."));
        out.println();
        row("submitted", account.submitted());
        row("duplicates", account.duplicates());
        row("distinct", account.distinct());
        out.println();
        for (OutcomeKind kind : OutcomeKind.values()) {
            outcomes(kind, account.tally());
        }
        out.println();
        costs(account);
    }

    private static String label(OutcomeKind kind) {
        return switch (kind) {
            case APPLIED -> "applied";
            case REJECTED -> "rejected";
            case NOT_SENT -> "not sent";
            case UNKNOWN -> "unknown";
        };
    }

    /** A single reason stands beside its number, several below. */
    private void outcomes(OutcomeKind kind, Tally tally) {
        List<Map.Entry<Reason, Long>> reasons = tally.reasons(kind);
        if (reasons.size() == 1) {
            reason(label(kind), tally.count(kind), reasons.get(0).getKey());
            return;
        }
        row(label(kind), tally.count(kind));
        reasons.stream().limit(MOST_REASONS).forEach(entry -> reason("", entry.getValue(), entry.getKey()));
        long others = reasons.stream()
                .skip(MOST_REASONS)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (others > 0) {
            row("", Text.number(others), "for other reasons, which the report has");
        }
    }

    private void reason(String label, long number, Reason reason) {
        row(label, Text.number(number), reason.words());
        if (advise && !reason.hint().isEmpty() && given.add(reason.hint())) {
            row("", "", reason.hint());
        }
    }

    private void costs(Account account) {
        RunStats stats = account.stats();
        Pace pace = account.pace();
        row("calls", stats.calls());
        row("retries", stats.retries());
        row("rate limited", stats.rateLimited());
        out.println();
        row("elapsed", Text.time(stats.elapsed()), "");
        row(
                "ideal",
                Text.time(account.ideal()),
                "at " + Text.number(pace.perSecond()) + " calls a second and " + Text.number(pace.perMinute())
                        + " a minute");
    }

    private void row(String label, long number) {
        row(label, Text.number(number), "");
    }

    private void row(String label, String value, String words) {
        String line = String.format(Locale.ROOT, "  %-12s  %" + width + "s  %s", label, value, words);
        out.println(line.stripTrailing());
    }
}
