package io.github.feedpin.cli.proxy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.netty.transport.ProxyProvider.Proxy;

/**
 * Parses proxy URLs: {@code [scheme://][user[:password]@]host[:port]}. The text before the last {@code @} is the login,
 * since passwords in environment variables are often not encoded. Messages do not quote the URL.
 */
final class ProxyUrl {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("(\\[[^\\]]*]|[^:/\\[\\]]*)(?::(\\d*))?/?");
    private static final Pattern ENCODED = Pattern.compile("([^%]|%\\p{XDigit}{2})*", Pattern.DOTALL);

    /** The replacement for bytes that are not UTF-8. */
    private static final char MALFORMED = '\uFFFD';

    private static final int HTTP_PORT = 80;
    private static final int SOCKS_PORT = 1080;

    private ProxyUrl() {}

    /** @throws IllegalArgumentException if the URL is invalid; the message continues after the name of the setting */
    static ProxyServer parse(String text) {
        Matcher matcher = SCHEME.matcher(text.strip());
        boolean hasScheme = matcher.matches();
        Proxy protocol = protocol(hasScheme ? matcher.group(1) : "http");
        String rest = hasScheme ? matcher.group(2) : text.strip();
        int at = rest.lastIndexOf('@');
        Matcher address = ADDRESS.matcher(rest.substring(at + 1));
        if (!address.matches()) {
            throw new IllegalArgumentException("is not a proxy URL such as http://proxy.example.com:3128");
        }
        @Nullable String port = address.group(2);
        int defaultPort = protocol == Proxy.HTTP ? HTTP_PORT : SOCKS_PORT;
        ProxyServer server = new ProxyServer(
                protocol,
                Hosts.checked(address.group(1)),
                port == null || port.isEmpty() ? defaultPort : port(port),
                null,
                null);
        return at < 0 ? server : withLogin(server, rest.substring(0, at));
    }

    /** @throws IllegalArgumentException if {@code text} is not a port */
    static int port(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("has an invalid port");
        }
        return Integer.parseInt(text);
    }

    private static Proxy protocol(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "http" -> Proxy.HTTP;
            case "socks", "socks5", "socks5h" -> Proxy.SOCKS5;
            case "socks4", "socks4a" -> Proxy.SOCKS4;
            case "https" ->
                throw new IllegalArgumentException("requires TLS to the proxy, which is not supported; use http://");
            default ->
                throw new IllegalArgumentException("has an unsupported scheme; use http://, socks5:// or socks4://");
        };
    }

    private static ProxyServer withLogin(ProxyServer server, String login) {
        int colon = login.indexOf(':');
        String username = decoded(colon < 0 ? login : login.substring(0, colon));
        String password = decoded(colon < 0 ? "" : login.substring(colon + 1));
        return new ProxyServer(server.protocol(), server.host(), server.port(), username, password);
    }

    /** Decodes percent-encoding; a plus sign is kept. */
    private static String decoded(String text) {
        if (!ENCODED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "has a % in its user name or password that is not followed by two hexadecimal digits;"
                            + " write %25 for a %");
        }
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.indexOf(MALFORMED) >= 0) {
            throw new IllegalArgumentException("has a user name or password that is not UTF-8");
        }
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has a control character in its user name or password");
        }
        return decoded;
    }
}
