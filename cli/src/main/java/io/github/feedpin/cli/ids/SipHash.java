package io.github.feedpin.cli.ids;

import java.security.SecureRandom;

/**
 * Hashes bytes with SipHash-1-3, as the hash tables of Python and Rust do: without the key, which is drawn anew each
 * time, ids whose hashes collide cannot be found.
 *
 * @see <a href="https://www.aumasson.jp/siphash/siphash.pdf">SipHash: a fast short-input PRF</a>
 */
record SipHash(long key0, long key1) {

    private static final int FINAL_ROUNDS = 3;

    /** Hashes under a key of its own. */
    static SipHash withRandomKey() {
        SecureRandom random = new SecureRandom();
        return new SipHash(random.nextLong(), random.nextLong());
    }

    /** The hash of the first {@code length} of {@code bytes}. */
    long hash(byte[] bytes, int length) {
        State state = new State();
        int position = 0;
        while (length - position >= Long.BYTES) {
            state.mix(littleEndian(bytes, position, Long.BYTES));
            position += Long.BYTES;
        }
        state.mix((long) length << 56 | littleEndian(bytes, position, length - position));
        return state.end();
    }

    private static long littleEndian(byte[] bytes, int from, int count) {
        long word = 0;
        for (int i = count - 1; i >= 0; i--) {
            word = word << 8 | bytes[from + i] & 0xFF;
        }
        return word;
    }

    private final class State {

        private long v0 = key0 ^ 0x736F6D6570736575L;
        private long v1 = key1 ^ 0x646F72616E646F6DL;
        private long v2 = key0 ^ 0x6C7967656E657261L;
        private long v3 = key1 ^ 0x7465646279746573L;

        void mix(long word) {
            v3 ^= word;
            round();
            v0 ^= word;
        }

        long end() {
            v2 ^= 0xFF;
            for (int i = 0; i < FINAL_ROUNDS; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
