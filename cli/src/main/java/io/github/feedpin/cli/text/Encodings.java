package io.github.feedpin.cli.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Encodings of the standard streams. */
public final class Encodings {

    /** The encoding of the locale. */
    public static final Charset LOCALE = Charset.forName(System.getProperty("native.encoding", "UTF-8"));

    /** The encoding of the output: UTF-8 instead of ASCII, which would replace other characters by question marks. */
    public static final Charset OUTPUT = LOCALE.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : LOCALE;

    private Encodings() {}
}
