package io.github.feedpin.cli.ids;

import java.util.Optional;

/** Signatures of files that are not UTF-8 text. */
enum FileSignature {
    UTF_32LE("it is UTF-32 text; convert it with iconv -f UTF-32 -t UTF-8", 0xFF, 0xFE, 0, 0),
    UTF_32BE("it is UTF-32 text; convert it with iconv -f UTF-32 -t UTF-8", 0, 0, 0xFE, 0xFF),
    UTF_16LE("it is UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8", 0xFF, 0xFE),
    UTF_16BE("it is UTF-16 text; convert it with iconv -f UTF-16 -t UTF-8", 0xFE, 0xFF),
    GZIP("it is compressed with gzip; unpack it first", 0x1F, 0x8B),
    XZ("it is compressed with xz; unpack it first", 0xFD, '7', 'z', 'X', 'Z'),
    ZSTD("it is compressed with zstd; unpack it first", 0x28, 0xB5, 0x2F, 0xFD),
    ZIP("it is a zip file or a spreadsheet; save the ids as text, one per line", 'P', 'K', 3, 4),
    OLE("it is an Office file; save the ids as text, one per line", 0xD0, 0xCF, 0x11, 0xE0),
    PDF("it is a PDF file; save the ids as text, one per line", '%', 'P', 'D', 'F', '-'),
    ELF("it is a program, not text", 0x7F, 'E', 'L', 'F'),
    JAVA_CLASS("it is a Java class file, not text", 0xCA, 0xFE, 0xBA, 0xBE),
    JAVA_IMAGE("it is a file of the Java runtime; is standard input closed?", 0xDA, 0xDA, 0xFE, 0xCA);

    /** Length of the longest signature. */
    static final int MAX_LENGTH = 5;

    private final String text;
    private final int[] bytes;

    FileSignature(String text, int... bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** Returns the error message for input that begins like this; empty if it may be UTF-8 text. */
    static Optional<String> describe(byte[] start, int length) {
        for (FileSignature signature : values()) {
            if (signature.begins(start, length)) {
                return Optional.of(signature.text);
            }
        }
        return withoutByteOrderMark(start, length);
    }

    /** Ids are ASCII, so every second byte of UTF-16 is zero. */
    private static Optional<String> withoutByteOrderMark(byte[] start, int length) {
        if (length < 2 || (start[0] == 0) == (start[1] == 0)) {
            return Optional.empty();
        }
        String encoding = start[1] == 0 ? "UTF-16LE" : "UTF-16BE";
        return Optional.of(
                "it is UTF-16 text without a byte order mark; convert it with iconv -f " + encoding + " -t UTF-8");
    }

    private boolean begins(byte[] start, int length) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= length || (start[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
