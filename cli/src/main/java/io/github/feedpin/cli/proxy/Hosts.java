package io.github.feedpin.cli.proxy;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names and addresses of hosts, without asking any name server. */
final class Hosts {

    private Hosts() {}

    /** {@code host} in lower case, without brackets and the dot of the root. */
    static String normalized(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** @throws IllegalArgumentException when {@code host} can be neither a name nor an address */
    static String checked(String host) {
        String name = normalized(host);
        boolean possible = host.startsWith("[")
                ? NetUtil.isValidIpV6Address(name)
                : name.matches("[\\p{L}\\p{N}._-]+") || NetUtil.isValidIpV6Address(name);
        if (!possible) {
            throw new IllegalArgumentException("names no valid host");
        }
        return name;
    }

    /** The address that {@code host} is; null when it is a name. An IPv4 address stays one in the clothes of IPv6. */
    static @Nullable InetAddress address(String host) {
        byte @Nullable [] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        try {
            return bytes == null ? null : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether it is this machine, which no proxy can reach for it. */
    static boolean isLoopback(String host) {
        @Nullable InetAddress address = address(host);
        return address == null
                ? host.equals("localhost") || host.endsWith(".localhost")
                : address.isLoopbackAddress() || address.isAnyLocalAddress();
    }
}
