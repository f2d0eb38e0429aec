package io.github.feedpin.redis;

import io.github.feedpin.error.NoResponseException;
import io.github.feedpin.model.FailedUser;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.PinAction;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.TimeSensitiveRequest;
import io.github.feedpin.platform.AccessToken;
import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import io.github.feedpin.platform.GrantedToken;
import io.github.feedpin.platform.PlatformEndpoint;
import io.github.feedpin.platform.PlatformResponse;
import io.github.feedpin.platform.SelfBuiltApp;
import io.github.feedpin.platform.StoreApp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/**
 * A simulator in another process, whose calls fail for no user. The HTTP adapter is not used, so that both adapters are
 * tested at the same time.
 *
 * @param baseUrl the base URL of the simulator
 */
record PlatformOverHttp(BaseUrl baseUrl) implements FeedpinPlatform {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(1);
    private static final Pattern CODE = Pattern.compile("\"code\":(\\d+)");
    private static final Pattern TOKEN = Pattern.compile("\"tenant_access_token\":\"([^\"]+)\"");
    private static final Pattern SECONDS = Pattern.compile("\"expire\":(\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Override
    public Mono<PlatformResponse<List<FailedUser>>> setTimeSensitive(
            FeedCard card, TimeSensitiveRequest request, AccessToken token) {
        String body = "{\"time_sensitive\":%s,\"user_ids\":[\"%s\"]}"
                .formatted(request.action() == PinAction.PIN, String.join("\",\"", request.userIds()));
        String query = "?user_id_type=" + request.userIdType().value();
        return send(PlatformEndpoint.SET_TIME_SENSITIVE, query, body, token.value())
                .map(response -> responseOf(response, List.of()));
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(SelfBuiltApp credentials) {
        String body =
                "{\"app_id\":\"%s\",\"app_secret\":\"%s\"}".formatted(credentials.appId(), credentials.appSecret());
        return send(PlatformEndpoint.TENANT_ACCESS_TOKEN, "", body, "").map(response -> {
            Duration expiresIn = Duration.ofSeconds(Long.parseLong(found(SECONDS, response)));
            return responseOf(response, new GrantedToken(new AccessToken(found(TOKEN, response)), expiresIn));
        });
    }

    private Mono<String> send(PlatformEndpoint endpoint, String query, String body, String token) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + endpoint.path() + query))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + token)
                .method(endpoint.method(), BodyPublishers.ofString(body))
                .build();
        return Mono.fromFuture(() -> HTTP.sendAsync(request, BodyHandlers.ofString()))
                .timeout(CALL_TIMEOUT)
                .onErrorMap(failure -> new NoResponseException(endpoint + " got no response", failure))
                .map(response -> response.body());
    }

    private static <T> PlatformResponse<T> responseOf(String response, T data) {
        int code = Integer.parseInt(found(CODE, response));
        return code == 0 ? PlatformResponse.success(data, null) : PlatformResponse.error(400, code, "rejected", null);
    }

    private static String found(Pattern pattern, String response) {
        Matcher matcher = pattern.matcher(response);
        if (!matcher.find()) {
            throw new IllegalStateException("Unexpected response: " + response);
        }
        return matcher.group(1);
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchAppAccessToken(StoreApp credentials, AppTicket ticket) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<PlatformResponse<GrantedToken>> fetchTenantAccessToken(AccessToken appToken, TenantKey tenantKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Mono<PlatformResponse<Void>> resendAppTicket(StoreApp credentials) {
        throw new UnsupportedOperationException();
    }
}
