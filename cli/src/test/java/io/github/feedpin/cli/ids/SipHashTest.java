package io.github.feedpin.cli.ids;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

    /** As CPython 3.11 hashes bytes(range(length)) with PYTHONHASHSEED=0, which makes the key zero. */
    @ParameterizedTest
    @CsvSource({
        "1, 68a914128e01e473",
        "7, 2f098ab0c751325a",
        "8, ead411e67ebe2eea",
        "15, f30eb725bb91c9ea",
        "63, 385d3e39e5f37359"
    })
    void itIsTheHashThatOthersCallSipHash13(int length, String expected) {
        byte[] bytes = new byte[64];
        IntStream.range(0, length).forEach(i -> bytes[i] = (byte) i);

        assertThat(new SipHash(0, 0).hash(bytes, length)).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void idsWhoseStringHashesAreEqualHaveDifferentOnes() {
        List<String> ids = IntStream.range(0, 1 << 12)
                .mapToObj(i -> Integer.toBinaryString(i | 1 << 12))
                .map(digits -> digits.replace("0", "Aa").replace("1", "BB"))
                .toList();
        assertThat(ids.stream().map(String::hashCode).distinct()).hasSize(1);
        SipHash hash = SipHash.withRandomKey();

        assertThat(ids.stream().map(id -> hashOf(hash, id)).distinct()).hasSameSizeAs(ids);
    }

    @Test
    void eachKeyHashesOtherwise() {
        Stream<SipHash> keys = Stream.generate(SipHash::withRandomKey).limit(20);

        assertThat(keys.map(key -> hashOf(key, "ou_a")).distinct()).hasSize(20);
    }

    private static long hashOf(SipHash hash, String id) {
        byte[] bytes = id.getBytes(UTF_8);
        return hash.hash(bytes, bytes.length);
    }
}
