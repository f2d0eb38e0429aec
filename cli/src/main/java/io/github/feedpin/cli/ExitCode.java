package io.github.feedpin.cli;

import io.github.feedpin.cli.report.Account;

/** With which the command ends. */
final class ExitCode {

    /** Everybody was applied. */
    static final int ALL_APPLIED = 0;

    /** Some were not. */
    static final int SOME_NOT_APPLIED = 1;

    /** The command line, or what it names, cannot be used; nothing was sent. */
    static final int USAGE = 2;

    /** The app or the platform could not be used at all; nobody was applied. */
    static final int UNUSABLE = 3;

    /** Everybody was applied, but what was to be printed or written could not be. */
    static final int OUTPUT_LOST = 4;

    private ExitCode() {}

    static int of(Account account) {
        if (account.isPerfect()) {
            return ALL_APPLIED;
        }
        return account.tally().obstacle().isPresent() ? UNUSABLE : SOME_NOT_APPLIED;
    }

    /** The code when output is lost as well: what went wrong before has one already. */
    static int ofLostOutput(int code) {
        return code == ALL_APPLIED ? OUTPUT_LOST : code;
    }
}
