package io.github.feedpin.simulator.table;

import java.util.Arrays;
import java.util.stream.Stream;

/** Every known code of the platform, in the order of its documentation and of the reports of its users. */
final class CodeTable {

    /** @param advice the text that the hint must contain; empty when there is no hint */
    record Row(String meaning, int code, int status, FailureKind kind, String advice) {

        @Override
        public String toString() {
            return "%s: code %d at HTTP %d → %s".formatted(meaning, code, status, kind);
        }
    }

    /** Lists the possible statuses where the status is not documented. */
    private static final String CALLS = """
            # kind   | HTTP statuses   | codes | meaning | advice
            CALL     | 400             | 230001 | a parameter is invalid | parameters
            CALL     | 400             | 99992402 | field validation failed at the gateway | parameters
            CALL     | 200 400 500     | 9499 10001 4000 | bad parameter | parameters
            LIMIT    | 429             | 9499 | too many requests, with the code of a bad parameter |
            CALL     | 400             | 99992351 99992352 99992353 | the open_id does not exist | user_id_type
            CALL     | 400             | 99992359 99992360 | the user_id does not exist | user_id_type
            CALL     | 400             | 99992361 | the open_id is of another app | user_id_type
            CALL     | 400             | 99992363 | the union_id does not exist | user_id_type
            CALL     | 400             | 99992364 | another tenant, or no such union_id | another tenant
            CALL     | 400             | 99992381 | another tenant | another tenant
            CALL     | 400             | 230002 | the bot is not in the chat | availability
            APP      | 400             | 230006 | the bot is off | bot capability
            CALL     | 400             | 230013 | the user is outside the app's availability | availability
            CALL     | 400             | 230027 | no permission | availability
            CALL     | 400             | 230053 | the user has blocked the bot | availability
            LIMIT    | 429 400         | 99991400 | the rate limit | quota
            LIMIT    | 400 429         | 11232 11233 11247 230020 232019 | a limit of chats or messages | limit
            APP      | 200 400 403 429 | 99991403 | the monthly quota is used up | 1st of the month
            TOKEN    | 400 200 401     | 99991663 | the tenant token is expired or invalid |
            TOKEN    | 200 400 401     | 99991664 99991665 99991671 | the token is invalid or malformed |
            TOKEN    | 200 400 401     | 20013 20014 | the token of a store app is invalid |
            APP      | 400             | 99991661 | the token is missing from the header | tenant access token
            APP      | 200 400 401     | 99991668 99991677 99991679 | an error of user tokens | tenant access token
            APP      | 400             | 99991672 | a scope is missing | im:datasync.feed_card.time_sensitive:write
            APP      | 200 400 403     | 99991676 | the token lacks permission | scope
            APP      | 200 400 403     | 99991401 | the IP is not on the allow list | allow list
            APP      | 200 400 403     | 99991662 99991673 | the app is disabled, or not installed | install
            APP      | 200 400 401     | 99991543 | the app id or secret is wrong | app secret
            PLATFORM | 200 400 500 503 | 1500 1663 1668 2200 5000 10101 10500 | an internal error |
            PLATFORM | 200 400 500 503 | 1551 1557 1665 | an internal error of another service |
            """;

    private static final String TOKENS = """
            # kind   | HTTP statuses | codes | meaning | advice
            APP      | 200 400       | 10003 | an invalid parameter | app secret
            APP      | 200 400       | 10005 | the app is unauthorised, or unknown | app secret
            APP      | 200 400       | 10014 | the secret is wrong, as it is seen | app secret
            APP      | 200 400       | 10015 | the secret is wrong, as it is documented | app secret
            APP      | 200 400       | 10016 | only for store apps | self-built
            APP      | 200 400       | 20009 | not installed | install
            APP      | 200 400       | 99992500 99992501 212100 11207 11210 | not installed, or no such tenant | install
            NO_TOKEN | 200 400 500   | 10012 | no token at present | app ticket
            NO_TOKEN | 200 400 500   | 10013 | no token at present | tenant key
            """;

    /** Unknown codes: the HTTP status decides. */
    private static final String UNKNOWN = """
            # kind   | HTTP statuses       | codes | meaning | advice
            CALL     | 200 201 299         | 424242 1 -1 | unknown, in a success |
            CALL     | 302 307             | 424242 | unknown, in a redirect |
            CALL     | 400 404 405 413 422 | 424242 99992350 99992365 | unknown, at a rejection |
            TOKEN    | 401                 | 424242 99991660 | unknown, at a rejected login |
            APP      | 403                 | 424242 99991674 | unknown, at a denied access |
            LIMIT    | 429                 | 424242 99991402 | unknown, at too many requests |
            PLATFORM | 500 502 503 504 599 | 424242 5001 | unknown, at a server error |
            """;

    private CodeTable() {}

    /** Returns the errors of calls. */
    static Stream<Row> calls() {
        return rows(CALLS);
    }

    /** Returns the errors of requests for a token. */
    static Stream<Row> tokens() {
        return rows(TOKENS);
    }

    /** Returns unknown errors. */
    static Stream<Row> unknown() {
        return rows(UNKNOWN);
    }

    private static Stream<Row> rows(String table) {
        return table.lines().filter(line -> !line.startsWith("#")).flatMap(CodeTable::rowsOf);
    }

    private static Stream<Row> rowsOf(String line) {
        String[] cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        return numbers(cells[2])
                .flatMap(code -> numbers(cells[1])
                        .map(status -> new Row(cells[3], code, status, FailureKind.valueOf(cells[0]), cells[4])));
    }

    private static Stream<Integer> numbers(String cell) {
        return Arrays.stream(cell.split(" ")).map(Integer::valueOf);
    }
}
