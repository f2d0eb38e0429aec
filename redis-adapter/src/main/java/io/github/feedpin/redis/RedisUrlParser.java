package io.github.feedpin.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses the text of a {@link RedisUrl}. Messages do not quote it, since it may contain a password. */
final class RedisUrlParser {

    /** The comma before a part that repeats the scheme. */
    private static final Pattern SEPARATOR = Pattern.compile(",(?=[A-Za-z-]+://)");

    private static final Pattern PART = Pattern.compile("(?<scheme>[A-Za-z-]+)://(?:(?<login>[^@/#]*)@)?"
            + "(?<hosts>[^@/#]*)(?:/(?<database>\\d{0,5}))?(?:#(?<primary>[^\\s#@]+))?");

    private static final Pattern HOST =
            Pattern.compile("(?<name>\\[[\\p{XDigit}:.%]+]|[^:\\[\\]\\s]+)(?::(?<port>\\d{1,5}))?");

    private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%\\p{XDigit}{2})*");

    private static final String TLS = "rediss";
    private static final String SENTINEL = "-sentinel";
    private static final List<String> SCHEMES = List.of("redis", TLS, "redis" + SENTINEL, TLS + SENTINEL);

    private static final int PORT = 6379;
    private static final int SENTINEL_PORT = 26_379;
    private static final int MAX_PORT = 65_535;

    private RedisUrlParser() {}

    static RedisUrl parse(String text) {
        if (text.indexOf('?') >= 0) {
            throw invalid("contains a question mark; options are not supported, and in a password it is %3F");
        }
        List<Matcher> parts =
                SEPARATOR.splitAsStream(text.strip()).map(RedisUrlParser::part).toList();
        Matcher url = parts.get(0);
        if (parts.stream().anyMatch(part -> !commonOf(part).equals(commonOf(url)))) {
            throw invalid("has parts with different schemes, users, passwords, databases or primaries");
        }
        String scheme = scheme(url);
        boolean sentinel = scheme.endsWith(SENTINEL);
        @Nullable String primary = url.group("primary");
        if (sentinel && primary == null) {
            throw invalid(
                    "needs the name of the primary that the Sentinels know, as in redis-sentinel://one,two#primary");
        }
        if (!sentinel && primary != null) {
            throw invalid("has the name of a primary, which only redis-sentinel:// takes");
        }
        String[] login = group(url, "login").split(":", 2);
        return new RedisUrl(
                scheme.startsWith(TLS),
                decoded(login[0]),
                login.length == 1 ? "" : decoded(login[1]),
                parts.stream()
                        .flatMap(part -> Stream.of(part.group("hosts").split(",", -1)))
                        .map(host -> host(host, sentinel ? SENTINEL_PORT : PORT))
                        .toList(),
                group(url, "database").isEmpty() ? 0 : Integer.parseInt(url.group("database")),
                primary);
    }

    /** Returns an exception with a message about the URL. */
    static IllegalArgumentException invalid(String problem) {
        return new IllegalArgumentException(RedisUrl.SUBJECT + " " + problem);
    }

    private static IllegalArgumentException malformed() {
        return invalid("must be like redis://host:6379, redis://user:password@one:7000,two:7001 or"
                + " redis-sentinel://one,two#primary, with special characters in user and password percent-encoded");
    }

    private static Matcher part(String text) {
        Matcher part = PART.matcher(text);
        if (!part.matches()) {
            throw malformed();
        }
        if (!SCHEMES.contains(scheme(part))) {
            throw invalid(
                    "has an unsupported scheme; use redis://, rediss://, redis-sentinel:// or rediss-sentinel://");
        }
        return part;
    }

    /** Returns what all parts must have in common. */
    private static List<String> commonOf(Matcher part) {
        return List.of(scheme(part), group(part, "login"), group(part, "database"), group(part, "primary"));
    }

    private static String scheme(Matcher part) {
        return part.group("scheme").toLowerCase(Locale.ROOT);
    }

    private static String group(Matcher part, String name) {
        return Objects.requireNonNullElse(part.group(name), "");
    }

    private static RedisUrl.Host host(String text, int defaultPort) {
        Matcher host = HOST.matcher(text);
        if (!host.matches()) {
            throw malformed();
        }
        @Nullable String port = host.group("port");
        int number = port == null ? defaultPort : Integer.parseInt(port);
        if (number < 1 || number > MAX_PORT) {
            throw invalid("has an invalid port");
        }
        return new RedisUrl.Host(host.group("name").replaceAll("[\\[\\]]", ""), number);
    }

    /** Decodes percent-encoding; a plus sign is kept. */
    private static String decoded(String text) {
        if (!ENCODED.matcher(text).matches()) {
            throw invalid("has a % in its user name or password that is not followed by two hexadecimal digits;"
                    + " write %25 for a %");
        }
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
