package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.model.UserIdType;
import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    OPEN_ID  | ou_9d2beb613c85a2412862a49a924558c5
                    OPEN_ID  | ou_a
                    OPEN_ID  | ou_user-1
                    UNION_ID | on_cad4860e7af114fb4ff6c5d496d1dd76
                    USER_ID  | 3e3cf96b
                    USER_ID  | 13800000000
                    USER_ID  | anna.li@example.com
                    USER_ID  | ou_a
                    USER_ID  | a#1
                    USER_ID  | 李安娜
                    """)
    void possibleIdHasNoProblem(UserIdType type, String text) {
        assertThat(new IdCheck(type).problem(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    OPEN_ID  | ou_a,ou_b                          | contains a comma; give one id per argument or line
                    OPEN_ID  | ou_a，Anna                         | contains a comma
                    OPEN_ID  | ou_a;Anna                          | contains a semicolon
                    OPEN_ID  | "ou_a","Anna"                      | contains a comma
                    OPEN_ID  | "ou_a"                             | is quoted; remove the quotation marks
                    OPEN_ID  | 'ou_a'                             | is quoted
                    OPEN_ID  | “ou_a”                             | is quoted
                    OPEN_ID  | "ou_a                              | is quoted
                    OPEN_ID  | ou_a # Anna                        | contains a comment
                    OPEN_ID  | anna@example.com                   | looks like an e-mail address; use the open_id
                    OPEN_ID  | +86 138 0000 0000                  | looks like a phone number; use the open_id
                    OPEN_ID  | 13800000000                        | looks like a phone number
                    OPEN_ID  | on_a                               | looks like a union_id; use --user-id-type union_id
                    OPEN_ID  | oc_a                               | looks like a chat_id
                    OPEN_ID  | 3e3cf96b                           | is not a valid open_id, which starts with ou_
                    OPEN_ID  | people.csv                         | is not a valid open_id, which starts with ou_
                    OPEN_ID  | ou_                                | is not a valid open_id
                    OPEN_ID  | ou_a ou_b                          | contains a space; give one id per argument or line
                    OPEN_ID  | ou_a Anna                          | is not a valid open_id: only letters, digits
                    OPEN_ID  | open_id                            | looks like a column heading
                    UNION_ID | ou_a                               | looks like an open_id; use --user-id-type open_id
                    UNION_ID | anna@example.com                   | looks like an e-mail address; use the union_id
                    USER_ID  | a,b                                | contains a comma
                    USER_ID  | "a"                                | is quoted
                    USER_ID  | User ID                            | looks like a column heading
                    USER_ID  | ou_9d2beb613c85a2412862a49a924558c5 | looks like an open_id; use --user-id-type open_id
                    USER_ID  | on_cad4860e7af114fb4ff6c5d496d1dd76 | looks like a union_id; use --user-id-type union_id
                    """)
    void textThatIsNotAnIdHasAProblem(UserIdType type, String text, String problem) {
        assertThat(new IdCheck(type).problem(text)).startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_ID", "UNION_ID", "USER_ID"})
    void textWithATabIsNotAnId(UserIdType type) {
        assertThat(new IdCheck(type).problem("ou_a\tAnna")).startsWith("contains a tab");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void textWithALineBreakIsNotAnId(String lineBreak) {
        assertThat(new IdCheck(UserIdType.OPEN_ID).problem("ou_a" + lineBreak + "ou_b"))
                .isEqualTo("contains a line break; give one id per argument or line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ',' | contains a comma
                    ' ' | contains a space
                    ';' | contains a semicolon
                    """)
    void longListIsNotAnId(String separator, String problem) {
        String list = String.join(separator, Collections.nCopies(100, "ou_9d2beb613c85a2412862a49a924558c5"));

        assertThat(new IdCheck(UserIdType.OPEN_ID).problem(list)).startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource({"OPEN_ID", "UNION_ID", "USER_ID"})
    void otherInvalidIdsAreLeftToTheClient(UserIdType type) {
        assertThat(new IdCheck(type).problem("")).isNull();
        assertThat(new IdCheck(type).problem("x".repeat(257))).isNull();
        assertThat(new IdCheck(type).problem("a\u0001b")).isNull();
        assertThat(new IdCheck(type).problem("\r\n")).isNull();
    }
}
