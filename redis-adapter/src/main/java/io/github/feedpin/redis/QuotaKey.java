package io.github.feedpin.redis;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys in Redis. The part in braces decides on the node of a cluster. */
final class QuotaKey {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private QuotaKey() {}

    /** Returns the key of the quota of one API of a platform, for one app in one tenant. */
    static String of(String prefix, String host, String app, String tenant, String api) {
        return prefix + ":{" + encoded(host) + "|" + encoded(app) + "|" + encoded(tenant) + "|" + encoded(api)
                + "}:quota";
    }

    private static String encoded(String part) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : part.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) octet;
            boolean plain = octet > ' ' && octet < 0x7F && "{}|%".indexOf(character) < 0;
            encoded.append(plain ? String.valueOf(character) : "%" + HEX.toHexDigits(octet));
        }
        return encoded.toString();
    }
}
