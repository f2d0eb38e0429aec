package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import java.util.List;

/**
 * Compares what several processes report with the state and the journal of the simulated platform.
 *
 * @param simulator the simulated platform
 * @param limits the rate limits
 */
record SharedQuotaChecks(PlatformSimulator simulator, RateLimits limits) {

    /** Returns the results for processes that have ended. */
    List<CheckResult> of(int users, List<CommandProcess> processes) {
        Journal journal = simulator.journal();
        JournalChecks checks = new JournalChecks(journal, limits);
        return List.of(
                succeeded(processes),
                pinned(users),
                new CheckResult(
                        true,
                        Text.count(journal.calls(), "call") + " received, all within "
                                + Text.time(new JournalTotal(simulator).span())),
                checks.rejected(0),
                checks.busiestSecond(),
                checks.busiestMinute(),
                tokens(journal.tokenRequests()));
    }

    private static CheckResult succeeded(List<CommandProcess> processes) {
        List<CommandProcess> failed =
                processes.stream().filter(process -> !process.hasSucceeded()).toList();
        return failed.isEmpty()
                ? new CheckResult(
                        true,
                        processes.size() == 1
                                ? "the process reports all its users as pinned"
                                : "all " + Text.number(processes.size())
                                        + " processes report all their users as pinned")
                : new CheckResult(
                        false,
                        Text.number(failed.size()) + " of " + Text.number(processes.size()) + " processes failed: "
                                + Text.sanitize(failed.get(0).lastLine()));
    }

    private CheckResult pinned(int users) {
        int pinned = simulator.pinnedUsers().size();
        return new CheckResult(pinned == users, Text.count(pinned, "user") + " pinned, of " + Text.number(users));
    }

    private static CheckResult tokens(long requests) {
        return new CheckResult(requests == 1, Text.count(requests, "token request") + " of all processes together");
    }
}
