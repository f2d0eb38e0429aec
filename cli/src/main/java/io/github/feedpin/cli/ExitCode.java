package io.github.feedpin.cli;

import io.github.feedpin.cli.report.Report;

/** Exit codes of the command. */
final class ExitCode {

    /** All users were pinned or unpinned. */
    static final int ALL_APPLIED = 0;

    /** Some users were not pinned or unpinned. */
    static final int SOME_NOT_APPLIED = 1;

    /** The command line or its input is invalid; nothing was sent. */
    static final int USAGE = 2;

    /** The app or the platform could not be used; no user was pinned or unpinned. */
    static final int UNUSABLE = 3;

    /** All users were pinned or unpinned, but output or the report could not be written. */
    static final int OUTPUT_LOST = 4;

    private ExitCode() {}

    static int of(Report report) {
        if (report.isAllApplied()) {
            return ALL_APPLIED;
        }
        return report.summary().fatalFailure().isPresent() ? UNUSABLE : SOME_NOT_APPLIED;
    }

    /** Returns the exit code if output is lost as well; an earlier failure keeps its code. */
    static int ofLostOutput(int code) {
        return code == ALL_APPLIED ? OUTPUT_LOST : code;
    }
}
