package io.github.feedpin.cli.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host names and addresses, without name resolution. */
public final class Hosts {

    private Hosts() {}

    /** Returns whether requests to {@code uri} leave this machine without encryption. */
    public static boolean isUnencryptedRemote(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && !isLoopback(normalized(uri.getHost()));
    }

    /** Returns {@code host} in lower case, without brackets and trailing dot. */
    static String normalized(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** @throws IllegalArgumentException if {@code host} is neither a name nor an address */
    static String checked(String host) {
        String name = normalized(host);
        boolean possible = host.startsWith("[")
                ? NetUtil.isValidIpV6Address(name)
                : name.matches("[\\p{L}\\p{N}._-]+") || NetUtil.isValidIpV6Address(name);
        if (!possible) {
            throw new IllegalArgumentException("has an invalid host");
        }
        return name;
    }

    /** Returns the address for a literal; null for a name. An IPv4-mapped IPv6 address becomes an IPv4 address. */
    static @Nullable InetAddress address(String host) {
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Returns whether the host is this machine, which a proxy cannot reach. */
    static boolean isLoopback(String host) {
        @Nullable InetAddress address = address(host);
        return address == null
                ? host.equals("localhost") || host.endsWith(".localhost")
                : address.isLoopbackAddress() || address.isAnyLocalAddress();
    }
}
