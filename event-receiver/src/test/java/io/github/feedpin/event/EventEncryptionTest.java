package io.github.feedpin.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEncryptionTest {

    private final EventEncryption encryption = new EventEncryption("test key");

    /** The example of the platform's documentation. */
    @Test
    void documentedTextIsDecrypted() {
        assertThat(encryption.decrypt("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk="))
                .isEqualTo("hello world");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "fifteen charact", "sixteen characte", "\uD83D\uDE00 \uFEFF\n\u0000 中文"})
    void encryptedTextIsDecrypted(String text) {
        assertThat(encryption.decrypt(encryption.encrypt(text))).isEqualTo(text);
    }

    @Test
    void sameTextIsEncryptedDifferently() {
        assertThat(encryption.encrypt("text")).isNotEqualTo(encryption.encrypt("text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "A", "****", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==", "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzgh"
            })
    void malformedTextIsRejected(String encrypted) {
        assertThatIllegalArgumentException().isThrownBy(() -> encryption.decrypt(encrypted));
    }

    @Test
    void otherKeyIsRejected() {
        String encrypted = encryption.encrypt("sixteen characte");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventEncryption("Test key").decrypt(encrypted))
                .withMessage("The text cannot be decrypted with this Encrypt Key")
                .withNoCause();
    }

    @Test
    void textThatIsNotUtf8IsRejected() {
        // The block before the last is XORed into the text: turns the first letter into 0xFF.
        byte[] bytes = Base64.getDecoder().decode(encryption.encrypt("a"));
        bytes[0] ^= (byte) ('a' ^ 0xFF);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> encryption.decrypt(Base64.getEncoder().encodeToString(bytes)));
    }

    /** Expected value: {@code printf '1700000000noncetest key{}' | sha256sum}. */
    @Test
    void signatureIsHashOfTimestampNonceKeyAndBody() {
        assertThat(encryption.sign("1700000000", "nonce", "{}".getBytes(UTF_8)))
                .isEqualTo("7d8fe7fe325a7401db492c63be87d4cca485fd5229863f9cf73c714556f44e9f");
    }

    @Test
    void blankKeyIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EventEncryption(" "));
    }

    @Test
    void keyIsNotShown() {
        assertThat(encryption).hasToString("EventEncryption[***]");
    }
}
