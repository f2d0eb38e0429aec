package io.github.feedpin.cli.proxy;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are connected to directly.
 *
 * @param rules predicates on the normalized host and the port
 */
record NonProxyHosts(List<BiPredicate<String, Integer>> rules) {

    private static final Pattern PORT = Pattern.compile("(\\[.*]|[^:]*):(\\d+)");

    /**
     * Parses the value of {@code NO_PROXY}: names, which include their subdomains, with or without a leading dot or
     * {@code *.}; addresses; CIDR blocks ({@code 10.0.0.0/8}); {@code *} for all hosts; each with an optional port;
     * separated by commas or spaces.
     *
     * @throws IllegalArgumentException if a block or port is invalid
     */
    static NonProxyHosts ofVariable(String text) {
        return new NonProxyHosts(Stream.of(text.split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(NonProxyHosts::ofEntry)
                .toList());
    }

    /**
     * Parses the value of {@code http.nonProxyHosts}: complete names with {@code *} as wildcard, separated by vertical
     * bars.
     */
    static NonProxyHosts ofProperty(String text) {
        return new NonProxyHosts(Stream.of(text.split("\\|"))
                .map(entry -> ofPattern(wildcards(Hosts.normalized(entry.strip()))))
                .toList());
    }

    private static BiPredicate<String, Integer> ofPattern(Pattern pattern) {
        return (host, port) -> pattern.matcher(host).matches();
    }

    boolean contain(String host, int port) {
        return rules.stream().anyMatch(rule -> rule.test(host, port));
    }

    private static BiPredicate<String, Integer> ofEntry(String entry) {
        if (entry.contains("/")) {
            IpSubnetFilterRule block = block(entry);
            return (host, port) -> {
                @Nullable InetAddress address = Hosts.address(host);
                return address != null && block.matches(new InetSocketAddress(address, port));
            };
        }
        Matcher withPort = PORT.matcher(entry);
        if (withPort.matches()) {
            int only = ProxyUrl.port(withPort.group(2));
            BiPredicate<String, Integer> host = ofHost(withPort.group(1));
            return host.and((name, port) -> port == only);
        }
        return ofHost(entry);
    }

    private static IpSubnetFilterRule block(String entry) {
        int slash = entry.lastIndexOf('/');
        @Nullable InetAddress address = Hosts.address(Hosts.normalized(entry.substring(0, slash)));
        String prefix = entry.substring(slash + 1);
        if (address == null
                || !prefix.matches("\\d{1,3}")
                || Integer.parseInt(prefix) > Byte.SIZE * address.getAddress().length) {
            throw new IllegalArgumentException("has an entry with a slash that is not a CIDR block such as 10.0.0.0/8");
        }
        return new IpSubnetFilterRule(address, Integer.parseInt(prefix), IpFilterRuleType.ACCEPT);
    }

    private static BiPredicate<String, Integer> ofHost(String entry) {
        String name = Hosts.normalized(entry).replaceFirst("^\\*?\\.", "");
        @Nullable InetAddress address = Hosts.address(name);
        if (address != null) {
            return (host, port) -> address.equals(Hosts.address(host));
        }
        Pattern pattern = wildcards(name);
        Pattern subdomains = wildcards("*." + name);
        return (host, port) -> pattern.matcher(host).matches()
                || Hosts.address(host) == null && subdomains.matcher(host).matches();
    }

    private static Pattern wildcards(String text) {
        return Pattern.compile(
                Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
