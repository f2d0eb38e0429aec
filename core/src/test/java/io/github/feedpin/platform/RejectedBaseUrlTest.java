package io.github.feedpin.platform;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedBaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                              | is neither feishu, nor lark, nor an http or https URL
                    open.feishu.cn                  | is neither feishu, nor lark, nor an http or https URL
                    localhost:8080                  | is neither feishu, nor lark, nor an http or https URL
                    /open-apis                      | is neither feishu, nor lark, nor an http or https URL
                    //open.feishu.cn                | is neither feishu, nor lark, nor an http or https URL
                    ftp://open.feishu.cn            | is neither feishu, nor lark, nor an http or https URL
                    feishu2                         | is neither feishu, nor lark, nor an http or https URL
                    https:///                       | names no valid host
                    https:/open.feishu.cn           | names no valid host
                    https:open.feishu.cn            | names no valid host
                    http://host:65536               | names a port that does not exist
                    http://host:0                   | names a port that does not exist
                    http://underscore_host:8080     | names no valid host
                    https://host/open-apis/         | must not end in /open-apis, which is added
                    https://me@open.feishu.cn       | must not contain a user or password
                    https://me:pw@open.feishu.cn    | must not contain a user or password
                    https://open.feishu.cn?a=b      | must not contain a query or fragment
                    https://open.feishu.cn/?        | must not contain a query or fragment
                    https://open.feishu.cn/#top     | must not contain a query or fragment
                    """)
    void incompleteOrTooSpecificUrlIsRejectedWithAnExample(String text, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of(text))
                .withMessage("The base URL " + problem + "; it is something like https://open.feishu.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "https://open.feishu.cn/a b",
                "https://open feishu.cn",
                "lark suite",
                "https://[::1",
                "https://host:port:8080\\x",
                "https://open.feishu.cn/%zz"
            })
    void invalidUrlIsRejectedWithTheReason(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of(text))
                .withMessageStartingWith("The base URL is neither feishu, nor lark, nor a URL: ");
    }

    @Test
    void rejectionOfAUrlDoesNotContainItsPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of("https://me:hunter2@open.feishu.cn"))
                .withMessageNotContaining("hunter2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.of("https://me:hunter2@open feishu.cn"))
                .withMessageNotContaining("hunter2");
    }

    @Test
    void invalidUriIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaseUrl(URI.create("mailto:me@example.org")))
                .withMessageContaining("nor an http or https URL");
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRejected() {
        assertThatNullPointerException().isThrownBy(() -> new BaseUrl(null));
        assertThatNullPointerException().isThrownBy(() -> BaseUrl.of(null));
    }
}
