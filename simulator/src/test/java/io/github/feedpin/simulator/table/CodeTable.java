package io.github.feedpin.simulator.table;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Every code that the platform is known to response, in the order in which its documentation and its users tell of
 * them.
 */
final class CodeTable {

    /** @param advice what the hint must say; empty where none is promised */
    record Row(String meaning, int code, int status, Kind kind, String advice) {

        @Override
        public String toString() {
            return "%s: code %d at HTTP %d → %s".formatted(meaning, code, status, kind);
        }
    }

    /** Where the status is not documented, those stand here that may be. */
    private static final String CALLS = """
            # meaning                                 | codes                                | HTTP statuses       | kind     | advice
            a parameter is invalid                    | 230001                               | 400                 | CALL     | parameters
            field validation failed at the gateway    | 99992402                             | 400                 | CALL     | parameters
            bad parameter                             | 9499 10001 4000                      | 200 400 500         | CALL     | parameters
            too many requests, with the code of a bad parameter | 9499                       | 429                 | LIMIT    |
            the open_id does not exist                | 99992351 99992352 99992353           | 400                 | CALL     | user_id_type
            the user_id does not exist                | 99992359 99992360                    | 400                 | CALL     | user_id_type
            the open_id is of another app             | 99992361                             | 400                 | CALL     | user_id_type
            the union_id does not exist               | 99992363                             | 400                 | CALL     | user_id_type
            another tenant, or no such union_id       | 99992364                             | 400                 | CALL     | another tenant
            another tenant                            | 99992381                             | 400                 | CALL     | another tenant
            the bot is not in the chat                | 230002                               | 400                 | CALL     | availability
            the bot is off                            | 230006                               | 400                 | APP      | bot capability
            the user is outside the app's availability | 230013                              | 400                 | CALL     | availability
            no permission                             | 230027                               | 400                 | CALL     | availability
            the user has blocked the bot              | 230053                               | 400                 | CALL     | availability
            the rate limit                            | 99991400                             | 429 400             | LIMIT    | allowance
            a limit of chats or messages              | 11232 11233 11247 230020 232019      | 400 429             | LIMIT    | limit
            the monthly allowance is used up          | 99991403                             | 200 400 403 429     | APP      | 1st of the month
            the tenant token is expired or invalid    | 99991663                             | 400 200 401         | TOKEN    |
            the token is invalid or malformed         | 99991664 99991665 99991671           | 200 400 401         | TOKEN    |
            the token is missing from the header      | 99991661                             | 400                 | APP      | tenant access token
            an error of user tokens                   | 99991668 99991677 99991679           | 200 400 401         | APP      | tenant access token
            a scope is missing                        | 99991672                             | 400                 | APP      | im:datasync.feed_card.time_sensitive:write
            the token lacks permission                | 99991676                             | 200 400 403         | APP      | scope
            the IP is not on the allow list           | 99991401                             | 200 400 403         | APP      | allow list
            the app is disabled, or not installed     | 99991662 99991673                    | 200 400 403         | APP      | install
            the app id or secret is wrong             | 99991543                             | 200 400 401         | APP      | app secret
            an internal error                         | 1500 1663 1668 2200 5000 10101 10500 | 200 400 500 503     | PLATFORM |
            an internal error of another service      | 1551 1557 1665                       | 200 400 500 503     | PLATFORM |
            """;

    private static final String TOKENS = """
            # meaning                                 | codes                                | HTTP statuses       | kind     | advice
            an invalid parameter                      | 10003                                | 200 400             | APP      | app secret
            the app is unauthorised, or unknown       | 10005                                | 200 400             | APP      | app secret
            the secret is wrong, as it is seen        | 10014                                | 200 400             | APP      | app secret
            the secret is wrong, as it is documented  | 10015                                | 200 400             | APP      | app secret
            only for store apps                       | 10016                                | 200 400             | APP      | self-built
            not installed                             | 20009                                | 200 400             | APP      | install
            no token for the moment                   | 10012 10013                          | 200 400 500         | NO_TOKEN |
            """;

    /** Codes that nobody has heard of: the HTTP status decides. */
    private static final String UNKNOWN = """
            # meaning                                 | codes                                | HTTP statuses       | kind     | advice
            unknown, in a success                     | 424242 1 -1                          | 200 201 299         | CALL     |
            unknown, in a redirect                    | 424242                               | 302 307             | CALL     |
            unknown, at a rejection                     | 424242 99992350 99992365             | 400 404 405 413 422 | CALL     |
            unknown, at a rejected login               | 424242 99991660                      | 401                 | TOKEN    |
            unknown, at a denied access               | 424242 99991674                      | 403                 | APP      |
            unknown, at too many requests             | 424242 99991402                      | 429                 | LIMIT    |
            unknown, at a server error                | 424242 5001                          | 500 502 503 504 599 | PLATFORM |
            """;

    private CodeTable() {}

    /** What calls are answered. */
    static Stream<Row> calls() {
        return rows(CALLS);
    }

    /** What requests for a token are answered. */
    static Stream<Row> tokens() {
        return rows(TOKENS);
    }

    /** What nobody has heard of. */
    static Stream<Row> unknown() {
        return rows(UNKNOWN);
    }

    private static Stream<Row> rows(String table) {
        return table.lines().filter(line -> !line.startsWith("#")).flatMap(CodeTable::rowsOf);
    }

    private static Stream<Row> rowsOf(String line) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        return numbers(cells[1])
                .flatMap(code -> numbers(cells[2])
                        .map(status -> new Row(cells[0], code, status, Kind.valueOf(cells[3]), cells[4])));
    }

    private static Stream<Integer> numbers(String cell) {
        return Arrays.stream(cell.split(" ")).map(Integer::valueOf);
    }
}
