package io.github.feedpin.examples.webmvc;

import io.github.feedpin.model.PinReport;
import java.util.List;

/**
 * What a caller is told of a run.
 *
 * @param reminded how many people see the chat on top now
 * @param refused how many the platform refused
 * @param worthRunningAgain whom to ask for again
 */
record Account(long reminded, long refused, List<String> worthRunningAgain) {

    static Account of(PinReport report) {
        return new Account(report.applied(), report.rejected(), report.worthRunningAgain());
    }
}
