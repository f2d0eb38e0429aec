package io.github.feedpin.simulator.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The account of a run of 500 users in ten calls, for each kind of failure and each form in which a run may meet it.
 *
 * <p>Where the figures come from: ONE_USER is found by six halvings, two calls each. A first call that is rejected
 * through and through is halved down to each of its 50 users, 98 calls more, and no other is. Nothing but rejections
 * for the limit ends a run when one call has met 20 in a row, or the whole run more than 20 beyond the 64 calls that
 * may be under way; one more is under way by then. Nothing but failures of the moment ends it with the fourth attempt:
 * after the ten first calls, three tries of whether the platform is back.
 */
final class Expected {

    private static final String TABLE = """
            # kind      | form          | users                                       | calls | retries | rejected for the limit | tokens asked for
            CALL        | THIRD_OF_ALL  | 500 Applied                                 | 12    | 0       | 0                     | 1
            CALL        | THIRD_IN_TURN | 500 Applied                                 | 12    | 0       | 0                     | 1
            CALL        | ONE_USER      | 499 Applied, 1 Rejected                     | 22    | 0       | 0                     | 1
            CALL        | EVERY_OF_ALL  | 450 NotSent CALL_REJECTED, 50 Rejected       | 108   | 0       | 0                     | 1
            APP         | THIRD_OF_ALL  | 450 Applied, 50 NotSent APP_REJECTED         | 10    | 0       | 0                     | 1
            APP         | THIRD_IN_TURN | 100 Applied, 400 NotSent APP_REJECTED        | 3     | 0       | 0                     | 1
            APP         | EVERY_OF_ALL  | 500 NotSent APP_REJECTED                     | 10    | 0       | 0                     | 1
            APP         | EVERY_IN_TURN | 500 NotSent APP_REJECTED                     | 1     | 0       | 0                     | 1
            TOKEN       | THIRD_OF_ALL  | 500 Applied                                 | 11    | 0       | 0                     | 2
            TOKEN       | THIRD_IN_TURN | 500 Applied                                 | 11    | 0       | 0                     | 2
            TOKEN       | EVERY_OF_ALL  | 500 NotSent APP_REJECTED                     | 20    | 0       | 0                     | 2
            TOKEN       | EVERY_IN_TURN | 500 NotSent APP_REJECTED                     | 2     | 0       | 0                     | 2
            LIMIT       | THIRD_OF_ALL  | 500 Applied                                 | 11    | 0       | 1                     | 1
            LIMIT       | THIRD_IN_TURN | 500 Applied                                 | 11    | 0       | 1                     | 1
            LIMIT       | EVERY_OF_ALL  | 500 NotSent RATE_LIMITED                    | 86    | 0       | 86                    | 1
            LIMIT       | EVERY_IN_TURN | 500 NotSent RATE_LIMITED                    | 20    | 0       | 20                    | 1
            PLATFORM    | THIRD_OF_ALL  | 500 Applied                                 | 11    | 1       | 0                     | 1
            PLATFORM    | THIRD_IN_TURN | 500 Applied                                 | 11    | 1       | 0                     | 1
            PLATFORM    | EVERY_OF_ALL  | 500 Unknown                                 | 13    | 3       | 0                     | 1
            PLATFORM    | EVERY_IN_TURN | 450 NotSent UNREACHABLE, 50 Unknown         | 4     | 3       | 0                     | 1
            UNPROVEN    | THIRD_OF_ALL  | 500 Applied                                 | 11    | 1       | 0                     | 1
            UNPROVEN    | THIRD_IN_TURN | 500 Applied                                 | 11    | 1       | 0                     | 1
            UNPROVEN    | EVERY_OF_ALL  | 500 Unknown                                 | 13    | 3       | 0                     | 1
            UNPROVEN    | EVERY_IN_TURN | 450 NotSent UNREACHABLE, 50 Unknown         | 4     | 3       | 0                     | 1
            NO_ANSWER   | THIRD_OF_ALL  | 500 Applied                                 | 11    | 1       | 0                     | 1
            NO_ANSWER   | THIRD_IN_TURN | 500 Applied                                 | 11    | 1       | 0                     | 1
            NO_ANSWER   | EVERY_OF_ALL  | 500 Unknown                                 | 13    | 3       | 0                     | 1
            NO_ANSWER   | EVERY_IN_TURN | 450 NotSent UNREACHABLE, 50 Unknown         | 4     | 3       | 0                     | 1
            # when a token is asked for
            APP         | FIRST_TOKEN   | 500 NotSent APP_REJECTED                     | 0     | 0       | 0                     | 1
            APP         | EVERY_TOKEN   | 500 NotSent APP_REJECTED                     | 0     | 0       | 0                     | 1
            NO_TOKEN    | FIRST_TOKEN   | 500 Applied                                 | 10    | 0       | 0                     | 2
            NO_TOKEN    | EVERY_TOKEN   | 500 NotSent UNREACHABLE                     | 0     | 0       | 0                     | 4
            """;

    private Expected() {}

    /** Does this for each of these forms in which a run may meet a failure of this kind. */
    static void forEachForm(Kind kind, Set<Form> forms, BiConsumer<Form, Account> action) {
        Map<Form, Account> accounts = accountsOf(kind);
        accounts.keySet().retainAll(forms);
        assertThat(accounts).as("accounts of %s", kind).isNotEmpty();
        accounts.forEach(action);
    }

    private static Map<Form, Account> accountsOf(Kind kind) {
        Map<Form, Account> accounts = new EnumMap<>(Form.class);
        TABLE.lines().filter(line -> !line.startsWith("#")).map(Expected::cells).forEach(cells -> {
            if (Kind.valueOf(cells[0]) == kind) {
                accounts.put(
                        Form.valueOf(cells[1]),
                        new Account(
                                cells[2],
                                Long.parseLong(cells[3]),
                                Long.parseLong(cells[4]),
                                Long.parseLong(cells[5]),
                                Long.parseLong(cells[6])));
            }
        });
        return accounts;
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
