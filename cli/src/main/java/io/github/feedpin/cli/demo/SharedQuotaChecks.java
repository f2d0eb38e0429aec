package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.RateLimits;
import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import java.util.List;

/**
 * Compares what several processes report with the state and the journal of the simulated platform.
 *
 * @param simulator the simulated platform
 * @param limits the rate limits
 * @param messages the texts
 */
record SharedQuotaChecks(PlatformSimulator simulator, RateLimits limits, Messages messages) {

    /** Returns the results for processes that have ended. */
    List<CheckResult> of(int users, List<CommandProcess> processes) {
        Journal journal = simulator.journal();
        JournalChecks checks = new JournalChecks(journal, limits, messages);
        return List.of(
                succeeded(processes),
                pinned(users),
                new CheckResult(
                        true,
                        messages.text(
                                "check.span",
                                messages.text("calls", journal.calls()),
                                messages.time(new JournalTotal(simulator, messages).span()))),
                checks.rejected(0),
                checks.busiestSecond(),
                checks.busiestMinute(),
                tokens(journal.tokenRequests()));
    }

    private CheckResult succeeded(List<CommandProcess> processes) {
        List<CommandProcess> failed =
                processes.stream().filter(process -> !process.hasSucceeded()).toList();
        return failed.isEmpty()
                ? new CheckResult(
                        true,
                        processes.size() == 1
                                ? messages.text("check.oneSucceeded")
                                : messages.text("check.allSucceeded", processes.size()))
                : new CheckResult(
                        false,
                        messages.text(
                                "check.failed",
                                failed.size(),
                                processes.size(),
                                Text.sanitize(failed.get(0).lastLine())));
    }

    private CheckResult pinned(int users) {
        int pinned = simulator.pinnedUsers().size();
        return new CheckResult(pinned == users, messages.text("check.pinned", messages.text("users", pinned), users));
    }

    private CheckResult tokens(long requests) {
        return new CheckResult(requests == 1, messages.text("check.tokenRequests", requests));
    }
}
