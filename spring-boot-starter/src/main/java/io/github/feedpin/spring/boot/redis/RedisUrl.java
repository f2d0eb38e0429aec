package io.github.feedpin.spring.boot.redis;

import io.github.feedpin.spring.boot.properties.InvalidPropertyException;
import io.lettuce.core.RedisURI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code feedpin.redis.url}. Nothing of it is part of a message, since it may contain a password. */
final class RedisUrl {

    /** Scheme, user and password, hosts, and the rest; the hosts may be followed by URLs of their own. */
    private static final Pattern URL = Pattern.compile("(rediss?://)([^/?#]*@)?([^/?#@]*)([/?#].*)?");

    private static final Pattern HOST = Pattern.compile("([^:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

    private static final String SENTINEL = "redis-sentinel://";
    private static final String SECURE_SENTINEL = "rediss-sentinel://";

    private RedisUrl() {}

    /**
     * Returns the nodes; several for {@code redis://one:6379,two:6379} and {@code redis://one:6379,redis://two:6379}.
     *
     * @throws InvalidPropertyException if the URL is invalid
     */
    static List<RedisURI> nodes(String url) {
        String text = url.strip();
        return text.startsWith(SENTINEL) || text.startsWith(SECURE_SENTINEL) ? List.of(node(text)) : ofServers(text);
    }

    private static List<RedisURI> ofServers(String text) {
        List<RedisURI> nodes = new ArrayList<>();
        for (String one : text.split(",(?=rediss?://)", -1)) {
            Matcher url = URL.matcher(one);
            if (!url.matches()) {
                throw invalid();
            }
            for (String host : url.group(3).split(",", -1)) {
                if (!HOST.matcher(host).matches()) {
                    throw invalid();
                }
                nodes.add(node(url.group(1) + orEmpty(url.group(2)) + host + orEmpty(url.group(4))));
            }
        }
        return nodes;
    }

    private static RedisURI node(String url) {
        try {
            RedisURI node = RedisURI.create(url);
            boolean complete = node.getSentinels().isEmpty()
                    ? node.getHost() != null && !node.getHost().isBlank()
                    : node.getSentinelMasterId() != null;
            if (complete) {
                return node;
            }
        } catch (RuntimeException unreadable) {
            // Its message may contain the password.
        }
        throw invalid();
    }

    private static String orEmpty(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static InvalidPropertyException invalid() {
        return InvalidPropertyException.of("redis.url must be a URL such as redis://host:6379, rediss://host:6379 for"
                + " TLS, redis://one:6379,two:6379 for a cluster, or redis-sentinel://one:26379,two:26379#primary; user"
                + " and password are percent-encoded");
    }
}
