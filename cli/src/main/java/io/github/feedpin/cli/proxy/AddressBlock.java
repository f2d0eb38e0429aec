package io.github.feedpin.cli.proxy;

import java.math.BigInteger;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A block of addresses in CIDR notation.
 *
 * @param address any address in it
 * @param prefix how many leading bits all of its addresses share
 */
record AddressBlock(InetAddress address, int prefix) {

    /** @throws IllegalArgumentException when {@code text} is none */
    static AddressBlock parse(String text) {
        int slash = text.lastIndexOf('/');
        @Nullable InetAddress address = Hosts.address(Hosts.normalized(text.substring(0, slash)));
        String bits = text.substring(slash + 1);
        if (address == null || !bits.matches("\\d{1,3}") || Integer.parseInt(bits) > size(address)) {
            throw new IllegalArgumentException("has an entry with a slash that is not a CIDR block such as 10.0.0.0/8");
        }
        return new AddressBlock(address, Integer.parseInt(bits));
    }

    boolean contains(String host) {
        @Nullable InetAddress other = Hosts.address(host);
        return other != null && size(other) == size(address) && network(other).equals(network(address));
    }

    private BigInteger network(InetAddress of) {
        return new BigInteger(1, of.getAddress()).shiftRight(size(address) - prefix);
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }
}
