package io.github.feedpin.cli.demo;

import io.github.feedpin.cli.progress.Pace;
import io.github.feedpin.cli.report.Account;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.UserOutcome;
import io.github.feedpin.model.UserOutcome.Applied;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.PlatformSimulator;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares an account with what the simulated platform holds and has seen. Outcomes come one at a time. */
public final class Confirmation {

    private final Set<String> applied = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    /** Takes note of one user. */
    public void add(UserOutcome outcome) {
        (outcome instanceof Applied ? applied : others).add(outcome.userId());
    }

    /** What the comparison shows. */
    public List<Finding> findings(Account account, PlatformSimulator simulator, Pace pace) {
        Journal journal = simulator.journal();
        return List.of(
                pinned(simulator.pinnedUsers()),
                calls(account.stats().calls(), journal.calls()),
                limit(account.stats().rateLimited(), journal.rejectedByLimit()),
                busiest("second", journal.mostWithin(Duration.ofSeconds(1)), pace.perSecond()),
                busiest("minute", journal.mostWithin(Duration.ofMinutes(1)), pace.perMinute()),
                tokens(journal.tokenRequests()));
    }

    private Finding pinned(Set<String> pinned) {
        if (pinned.equals(applied)) {
            return new Finding(
                    true, Text.count(pinned.size(), "user") + " pinned: exactly those the account calls applied");
        }
        long missing = applied.stream().filter(id -> !pinned.contains(id)).count();
        long surplus = pinned.stream().filter(others::contains).count();
        return new Finding(
                false,
                Text.count(pinned.size(), "user") + " pinned, but of those called applied " + Text.number(missing)
                        + " are not, and of the others " + Text.number(surplus) + " are");
    }

    private static Finding calls(long counted, long seen) {
        return new Finding(
                counted == seen,
                Text.count(seen, "call") + " received, and " + Text.number(counted) + " in the account");
    }

    private static Finding limit(long counted, long seen) {
        return new Finding(seen == 0 && counted == 0, Text.count(seen, "call") + " rejected by the limit");
    }

    private static Finding busiest(String span, int calls, int limit) {
        return new Finding(
                calls <= limit,
                "at most " + Text.count(calls, "call") + " in any " + span + ", of " + Text.number(limit) + " allowed");
    }

    private static Finding tokens(long requests) {
        return new Finding(true, Text.count(requests, "token") + " handed out");
    }
}
