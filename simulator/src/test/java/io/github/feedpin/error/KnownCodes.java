package io.github.feedpin.error;

import java.util.Set;

/** Codes that the client knows; in this package to access {@link PlatformCodes}. */
public final class KnownCodes {

    private KnownCodes() {}

    public static Set<Integer> all() {
        return PlatformCodes.known();
    }
}
