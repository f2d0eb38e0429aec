package io.github.feedpin.error;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Codes that the client knows, found by trying; in this package to access {@link PlatformCodes}. */
public final class KnownCodes {

    /** The platform's codes have four to six digits, or begin with 9999. */
    private static IntStream candidates() {
        return IntStream.concat(IntStream.range(-1_000, 300_000), IntStream.range(99_980_000, 100_000_000));
    }

    private KnownCodes() {}

    public static Set<Integer> all() {
        return candidates().filter(KnownCodes::isKnown).boxed().collect(Collectors.toSet());
    }

    /** The HTTP status decides on unknown codes only. */
    private static boolean isKnown(int code) {
        return code != 0 && scope(500, code) == scope(200, code);
    }

    private static FailureScope scope(int status, int code) {
        return PlatformException.of(new PlatformError("", status, code, "", null), null)
                .scope();
    }
}
