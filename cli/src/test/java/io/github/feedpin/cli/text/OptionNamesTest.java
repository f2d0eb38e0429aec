package io.github.feedpin.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    check the base URL (feedpin.base-url)                    | check the base URL (--base-url)
                    x (feedpin.http.proxy.username and feedpin.http.proxy.password)                     | x (--proxy)
                    x (feedpin.http.proxy.type, feedpin.http.proxy.host and feedpin.http.proxy.port)    | x (--proxy)
                    in an SSL bundle (feedpin.http.ssl.bundle) | \
                    in the JVM's trust store (FEEDPIN_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE)
                    feedpin.app-id, feedpin.app-secret                       | FEEDPIN_APP_ID, FEEDPIN_APP_SECRET
                    The user is not in the chat                              | The user is not in the chat
                    """)
    void propertyNamesAreReplacedWithOptions(String message, String expected) {
        assertThat(OptionNames.replaceIn(message)).isEqualTo(expected);
    }
}
