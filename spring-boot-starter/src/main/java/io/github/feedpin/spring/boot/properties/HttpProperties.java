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
 * Properties of the HTTP client.
 *
 * @param connectTimeout Timeout for opening a TCP connection, without the TLS handshake; 1 millisecond to 1 hour.
 * @param responseTimeout Maximum idle time while waiting for or reading a response, interim responses excluded; 1
 *     millisecond to 1 hour.
 * @param protocols HTTP versions to offer: 'http11', 'h2' (over TLS only), or both.
 * @param compression Whether to request compressed responses. Compressed responses are decompressed in any case.
 * @param maxConnections Maximum number of open connections. Further calls wait for a connection without holding a
 *     permit of the quota.
 * @param maxConnectionAge Maximum age of a connection, after which the host name is resolved again; 1 millisecond to 1
 *     hour.
 * @param maxResponseSize Maximum size of a response body after decompression; 1 byte to 2 gigabytes.
 * @param ssl TLS settings
 * @param proxy proxy settings; null if calls do not use a proxy
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
     * TLS properties of the HTTP client.
     *
     * @param bundle SSL bundle to use for TLS. The certificates of the JDK are trusted if not set.
     */
    public record Ssl(@Nullable String bundle) {}

    /** HTTP version. */
    public enum Protocol {
        HTTP11,
        H2
    }
}
