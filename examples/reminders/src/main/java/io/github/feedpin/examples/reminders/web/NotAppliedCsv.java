package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.FailedUser;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Users whose outcome is not applied, as CSV for a spreadsheet. */
final class NotAppliedCsv {

    /** By which spreadsheets recognize UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** First characters of a cell that a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private NotAppliedCsv() {}

    static Flux<String> of(List<FailedUser> users) {
        return Flux.fromIterable(users)
                .map(user -> line(
                        user.userId(),
                        user.outcome(),
                        user.reason(),
                        user.message(),
                        user.code(),
                        user.hint(),
                        user.logId()))
                .startWith(
                        BYTE_ORDER_MARK + line("user_id", "outcome", "reason", "message", "code", "advice", "log_id"));
    }

    private static String line(@Nullable Object... cells) {
        return Stream.of(cells).map(NotAppliedCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
