package io.github.feedpin.spring.boot.redis;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.StaticCredentialsProvider;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Cluster;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.MasterReplica;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Sentinel;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Standalone;
import org.springframework.boot.ssl.SslBundle;

/**
 * Translates the connection details of Spring Boot's module for Redis, in the order of precedence of that module.
 *
 * @param details the connection details
 */
record DataRedisAddress(DataRedisConnectionDetails details) {

    /** The class of the details that Spring Boot creates from properties, which always exist. */
    private static final String OF_PROPERTIES =
            "org.springframework.boot.data.redis.autoconfigure.PropertiesDataRedisConnectionDetails";

    /** Returns whether the details are backed by properties, and not by a service connection or the application. */
    boolean isOfProperties() {
        return details.getClass().getName().equals(OF_PROPERTIES);
    }

    RedisAddress address() {
        @Nullable SslBundle bundle = details.getSslBundle();
        return new RedisAddress(nodes(bundle != null), bundle == null ? null : sslOptions(bundle));
    }

    private List<RedisURI> nodes(boolean ssl) {
        @Nullable Sentinel sentinel = details.getSentinel();
        if (sentinel != null) {
            return List.of(sentinels(sentinel, ssl));
        }
        @Nullable Cluster cluster = details.getCluster();
        if (cluster != null) {
            return servers(cluster.getNodes(), ssl);
        }
        @Nullable MasterReplica replicated = details.getMasterReplica();
        if (replicated != null) {
            return servers(replicated.getNodes(), ssl);
        }
        Standalone server = Objects.requireNonNull(details.getStandalone(), "standalone");
        return List.of(server(server.getHost(), server.getPort(), server.getDatabase(), ssl));
    }

    private List<RedisURI> servers(List<Node> nodes, boolean ssl) {
        return nodes.stream()
                .map(node -> server(node.host(), node.port(), 0, ssl))
                .toList();
    }

    private RedisURI server(String host, int port, int database, boolean ssl) {
        RedisURI uri = RedisURI.builder()
                .withHost(host)
                .withPort(port)
                .withDatabase(database)
                .withSsl(ssl)
                .build();
        authenticate(uri, details.getUsername(), details.getPassword());
        return uri;
    }

    private RedisURI sentinels(Sentinel sentinel, boolean ssl) {
        RedisURI.Builder uri = RedisURI.builder()
                .withSentinelMasterId(sentinel.getMaster())
                .withDatabase(sentinel.getDatabase())
                .withSsl(ssl);
        for (Node node : sentinel.getNodes()) {
            RedisURI one = RedisURI.builder()
                    .withHost(node.host())
                    .withPort(node.port())
                    .withSsl(ssl)
                    .build();
            authenticate(one, sentinel.getUsername(), sentinel.getPassword());
            uri.withSentinel(one);
        }
        RedisURI primary = uri.build();
        authenticate(primary, details.getUsername(), details.getPassword());
        return primary;
    }

    private static void authenticate(RedisURI uri, @Nullable String username, @Nullable String password) {
        if (password != null) {
            uri.setCredentialsProvider(
                    new StaticCredentialsProvider(RedisCredentials.just(username, password.toCharArray())));
        }
    }

    private static SslOptions sslOptions(SslBundle bundle) {
        SslOptions.Builder options = SslOptions.builder()
                .keyManager(bundle.getManagers().getKeyManagerFactory())
                .trustManager(bundle.getManagers().getTrustManagerFactory());
        org.springframework.boot.ssl.SslOptions restricted = bundle.getOptions();
        if (restricted.getCiphers() != null) {
            options.cipherSuites(restricted.getCiphers());
        }
        if (restricted.getEnabledProtocols() != null) {
            options.protocols(restricted.getEnabledProtocols());
        }
        return options.build();
    }
}
