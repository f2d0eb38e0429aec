package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import io.github.feedpin.reactor.ReactorNettyPlatformBuilder;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the platform is reached.
 *
 * @param connectTimeout How long opening a TCP connection may take, TLS not included; 1 millisecond to 1 hour.
 * @param responseTimeout How long the platform may keep silent before and within a response, interim responses aside; 1
 *     millisecond to 1 hour.
 * @param protocols Versions of HTTP that are offered: 'http11', 'h2' (over TLS only), or both.
 * @param compression Whether compressed responses are asked for; those that come compressed are read in any case.
 * @param maxConnections How many connections are open at most; further calls wait for one, without a permit of the
 *     quota.
 * @param maxConnectionAge How long a connection serves calls before the host name is resolved anew; 1 millisecond to 1
 *     hour.
 * @param maxResponseSize How large the body of a response may be, after decompression; 1 byte to 2 gigabytes.
 * @param ssl with what TLS is spoken
 * @param proxy through what the platform is reached; null when directly
 */
public record HttpProperties(
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("10s") Duration responseTimeout,
        @DefaultValue("http11") List<Protocol> protocols,
        @DefaultValue("false") boolean compression,
        @DefaultValue("100") int maxConnections,
        @DefaultValue("5m") Duration maxConnectionAge,
        @DefaultValue("1MB") DataSize maxResponseSize,
        @DefaultValue Ssl ssl,
        @NestedConfigurationProperty @Nullable ProxyProperties proxy) {

    public HttpProperties {
        protocols = List.copyOf(protocols);
        InvalidPropertyException.require(!protocols.isEmpty(), "protocols must be http11, h2, or both, but is empty");
        long bytes = maxResponseSize.toBytes();
        InvalidPropertyException.require(
                bytes >= 1 && bytes <= Integer.MAX_VALUE,
                "max-response-size must be 1 byte to 2 gigabytes (2147483647 bytes), but is " + maxResponseSize);
        InvalidPropertyException.check(() -> ReactorNettyPlatform.builder(BaseUrl.FEISHU)
                .connectTimeout(connectTimeout)
                .responseTimeout(responseTimeout)
                .maxConnections(maxConnections)
                .maxConnectionAge(maxConnectionAge));
    }

    public ReactorNettyPlatformBuilder applyTo(ReactorNettyPlatformBuilder builder) {
        return builder.connectTimeout(connectTimeout)
                .responseTimeout(responseTimeout)
                .maxConnections(maxConnections)
                .maxConnectionAge(maxConnectionAge)
                .maxResponseSize(Math.toIntExact(maxResponseSize.toBytes()));
    }

    /**
     * With what TLS is spoken.
     *
     * @param bundle Name of the SSL bundle to speak TLS with; the JDK's certificates when not set.
     */
    public record Ssl(@Nullable String bundle) {}

    /** A version of HTTP. */
    public enum Protocol {
        HTTP11,
        H2
    }
}
