package io.github.feedpin.token;

import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Providers whose fetches get scripted responses. */
final class TokenProviders {

    private TokenProviders() {}

    static TokenProvider fetching(
            Supplier<Mono<PlatformResponse<GrantedToken>>> response, TimeSource time, Duration longest) {
        TokenFetcher fetcher = new TokenFetcher(PlatformEndpoint.TENANT_ACCESS_TOKEN, time, longest);
        return new CachingTokenProvider(replaced -> fetcher.fetch(response), time, rejection -> {});
    }
}
