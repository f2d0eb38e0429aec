package io.github.feedpin.examples.reminders.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names under which this application is served: those of the loopback interface and the configured ones.
 *
 * @param allowedHosts the configured names without scheme and port, for instance {@code reminders.example.com}
 */
@ConfigurationProperties("reminders")
record AllowedHosts(@DefaultValue List<String> allowedHosts) {

    private static final Pattern HOST_AND_PORT = Pattern.compile("(?<host>\\[[0-9a-f:.]+]|[0-9a-z._-]+)(:\\d{1,5})?");

    /** {@code localhost} and all names below it are reserved (RFC 6761, section 6.3), so no attacker can own one. */
    private static final Pattern LOOPBACK =
            Pattern.compile("([0-9a-z-]+\\.)*localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    AllowedHosts {
        allowedHosts = allowedHosts.stream().map(AllowedHosts::checked).toList();
    }

    /** Returns whether the value of a {@code Host} header names this application, with any port. */
    boolean contains(String hostHeader) {
        Matcher parts = HOST_AND_PORT.matcher(hostHeader.toLowerCase(Locale.ROOT));
        return parts.matches() && (isLoopback(parts.group("host")) || allowedHosts.contains(parts.group("host")));
    }

    private static boolean isLoopback(String host) {
        return host.startsWith("[")
                ? isLoopbackAddress(host)
                : LOOPBACK.matcher(host).matches();
    }

    /** A name in brackets is parsed as an address and never resolved. */
    private static boolean isLoopbackAddress(String bracketed) {
        try {
            return InetAddress.getByName(bracketed).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String checked(String configured) {
        String host = configured.toLowerCase(Locale.ROOT);
        Matcher parts = HOST_AND_PORT.matcher(host);
        if (!parts.matches() || !parts.group("host").equals(host)) {
            throw new IllegalArgumentException("reminders.allowed-hosts must contain host names or addresses without "
                    + "scheme and port, such as reminders.example.com or [2001:db8::7], but contains " + configured);
        }
        return host;
    }
}
