package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            FFFE6F0075005F00,   it is UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
            FEFF006F0075005F,   it is UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8
            FFFE00006F000000,   it is UTF-32 text;
            0000FEFF0000006F,   it is UTF-32 text;
            1F8B080000000000,   it is compressed with gzip; unpack it first
            FD377A585A000004,   it is compressed with xz; unpack it first
            28B52FFD04580000,   it is compressed with zstd; unpack it first
            504B030414000000,   it is a zip file
            D0CF11E0A1B11AE1,   it is an Office file
            255044462D312E37,   it is a PDF file
            7F454C4602010100,   'it is a program, not text'
            CAFEBABE00000041,   'it is a Java class file, not text'
            DADAFECA00000100,   it is a file of the Java runtime; is standard input closed?
            """)
    void binaryFormatIsDetectedByItsFirstBytes(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThatThrownBy(() -> new Utf8Check().accept(bytes, bytes.length))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(text);
    }

    @Test
    void utf16WithoutByteOrderMarkIsDetected() {
        assertThatThrownBy(() -> check("ou_a\n".getBytes(UTF_16LE), 99)).hasMessageContaining("iconv -f UTF-16LE");
        assertThatThrownBy(() -> check("ou_a\n".getBytes(UTF_16BE), 99)).hasMessageContaining("iconv -f UTF-16BE");
    }

    @ParameterizedTest
    @CsvSource({"GB18030, 张三", "ISO-8859-1, Müller", "windows-1252, “quoted”", "Big5, 張三", "Shift_JIS, 日本"})
    void textInAnotherEncodingIsRejectedWithItsLine(String charset, String text) {
        byte[] bytes = ("ou_a\nou_b\nou_c # " + text + "\nou_d\n").getBytes(Charset.forName(charset));
        for (int size = 8; size <= bytes.length; size++) {
            int piece = size;
            assertThatThrownBy(() -> check(bytes, piece)).hasMessageStartingWith("line 3 is not UTF-8;");
        }
    }

    @Test
    void nulByteIsRejectedWithItsLine() {
        assertThatThrownBy(() -> check("ou_a\nou_b\nou\0_c\n".getBytes(UTF_8), 99))
                .hasMessage("it is binary: line 3 has a NUL byte");
    }

    @Test
    void truncatedCharacterAtTheEndIsRejected() {
        assertThatThrownBy(() -> check(new byte[] {'o', 'u', '\n', (byte) 0xE4, (byte) 0xBD}, 99))
                .hasMessageStartingWith("line 2 is not UTF-8;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFFou_a\n", "ou_a # 张三, Müller, 😀\nou_b", "PK", "a\u0001b\u007F\n"})
    void validUtf8PassesInBuffersOfAnySize(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        for (int size = 1; size <= Math.max(1, bytes.length); size++) {
            int piece = size;
            assertThatCode(() -> check(bytes, piece)).doesNotThrowAnyException();
        }
    }

    private static void check(byte[] bytes, int piece) throws IOException {
        Utf8Check check = new Utf8Check();
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] next = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            check.accept(next, next.length);
        }
        check.end();
    }
}
