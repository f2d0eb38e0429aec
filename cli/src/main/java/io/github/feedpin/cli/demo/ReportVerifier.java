package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.report.Report;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares a report with the state and the journal of the simulated platform. Not thread-safe. */
public final class ReportVerifier {

    private final Messages messages;
    private final Set<String> applied = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    public ReportVerifier(Messages messages) {
        this.messages = messages;
    }

    /** Adds an outcome. */
    public void add(UserOutcome outcome) {
        (outcome instanceof Applied ? applied : others).add(outcome.userId());
    }

    /** Returns the results of the comparison. */
    public List<CheckResult> verify(Report report, PlatformSimulator simulator, RateLimits limits) {
        Journal journal = simulator.journal();
        JournalChecks checks = new JournalChecks(journal, limits, messages);
        return List.of(
                pinned(simulator.pinnedUsers()),
                calls(report.stats().calls(), journal.calls()),
                checks.rejected(report.stats().rateLimited()),
                checks.busiestSecond(),
                checks.busiestMinute(),
                tokens(journal.tokenRequests()));
    }

    private CheckResult pinned(Set<String> pinned) {
        String users = messages.text("users", pinned.size());
        if (pinned.equals(applied)) {
            return new CheckResult(true, messages.text("check.pinnedAsReported", users));
        }
        long missing = applied.stream().filter(id -> !pinned.contains(id)).count();
        long unexpected = pinned.stream().filter(others::contains).count();
        return new CheckResult(false, messages.text("check.pinnedOthers", users, missing, unexpected));
    }

    private CheckResult calls(long counted, long seen) {
        return new CheckResult(counted == seen, messages.text("check.calls", messages.text("calls", seen), counted));
    }

    private CheckResult tokens(long requests) {
        return new CheckResult(true, messages.text("check.tokens", requests));
    }
}
