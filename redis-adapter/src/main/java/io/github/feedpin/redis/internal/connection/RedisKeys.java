package io.github.feedpin.redis.internal.connection;

import io.github.feedpin.platform.BaseUrl;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Keys in Redis. The part in braces decides on the node of a cluster. */
public final class RedisKeys {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private RedisKeys() {}

    /** Returns the key of the quota of one API of a platform, for one app in one tenant. */
    public static String quota(String prefix, BaseUrl platform, String app, String tenant, String api) {
        return prefix + ":{" + encoded(host(platform)) + "|" + encoded(app) + "|" + encoded(tenant) + "|" + encoded(api)
                + "}:quota";
    }

    /** Returns the key of an access token of an app; {@link #claim} returns that of the claim to fetch it. */
    public static String token(String prefix, BaseUrl platform, String app, String tenant, String type) {
        return prefix + ":{" + encoded(host(platform)) + "|" + encoded(app) + "|" + encoded(tenant) + "}:"
                + encoded(type);
    }

    /** Returns the key of the claim to fetch a token. */
    public static String claim(String token) {
        return token + ":claim";
    }

    /** Returns the key of the number of the last claim to fetch a token. */
    public static String lastClaim(String token) {
        return token + ":last_claim";
    }

    /** Returns the key of the tickets of a store app; {@link #resend} returns that of the claim to request one. */
    public static String ticket(String prefix, BaseUrl platform, String app) {
        return prefix + ":{" + encoded(host(platform)) + "|" + encoded(app) + "}:app_tickets";
    }

    /** Returns the key of the claim to request a ticket. */
    public static String resend(String tickets) {
        return tickets + ":resend";
    }

    /** Returns the key of the pins of an app, to which further keys with the same hash tag are related. */
    public static String pins(String prefix, BaseUrl platform, String app) {
        return prefix + ":{" + encoded(host(platform)) + "|" + encoded(app) + "}:pins";
    }

    private static String host(BaseUrl platform) {
        return platform.uri().getAuthority() + platform.uri().getPath();
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
