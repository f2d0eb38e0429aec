package io.github.feedpin.cli;

import io.github.feedpin.cli.proxy.ProxyChoice;
import io.github.feedpin.cli.proxy.ProxyResolver;
import io.github.feedpin.platform.BaseUrl;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options for the proxy. */
final class ProxyOptions {

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "The proxy, as http://[user:password@]host:port or socks5://... (see below).")
    private @Nullable String url;

    @Option(names = "--no-proxy", description = "Use no proxy, even if the environment names one.")
    private boolean direct;

    /** @throws UsageException if the setting in effect is invalid; the message does not quote it */
    ProxyChoice choice(BaseUrl baseUrl, CliContext context) {
        if (direct && url != null) {
            throw new UsageException("specify --proxy URL or --no-proxy, not both");
        }
        if (direct) {
            return ProxyChoice.DIRECT;
        }
        try {
            return url == null
                    ? new ProxyResolver(context.environment(), context.properties()).resolve(baseUrl)
                    : ProxyResolver.named(url, "--proxy");
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
