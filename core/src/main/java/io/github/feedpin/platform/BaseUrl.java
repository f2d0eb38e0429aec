package io.github.feedpin.platform;

import io.github.feedpin.model.FeedCard;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Base URL of a platform: Feishu, Lark, or a private deployment. Scheme and host are in lower case, and a default port
 * is left out, so that each spelling of a URL denotes the same platform, with one quota.
 *
 * @param uri scheme, host, and where needed a port and a path; no slash at the end
 */
public record BaseUrl(URI uri) {

    /** Feishu, in mainland China. */
    public static final BaseUrl FEISHU = BaseUrl.of("https://open.feishu.cn");

    /** Lark, everywhere else. */
    public static final BaseUrl LARK = BaseUrl.of("https://open.larksuite.com");

    /**
     * Creates a base URL in its normal form.
     *
     * @param uri an absolute http or https URL; slashes at the end are removed
     * @throws IllegalArgumentException if it is not absolute, contains user info, a query or a fragment, or ends in
     *     {@code /open-apis}
     */
    public BaseUrl {
        @Nullable String problem = problem(uri);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "The base URL " + problem + "; it is something like https://open.feishu.cn");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean defaultPort = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = defaultPort ? "" : ":" + uri.getPort();
        uri = URI.create(scheme + "://" + host + port + uri.getRawPath().replaceAll("/+$", ""));
    }

    /**
     * {@return the base URL that {@code text} denotes}
     *
     * @param text {@code feishu}, {@code lark}, or a URL, with or without a slash at the end
     * @throws IllegalArgumentException if it is none of them
     */
    public static BaseUrl of(String text) {
        switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "feishu":
                return FEISHU;
            case "lark":
                return LARK;
            default:
                try {
                    return new BaseUrl(new URI(text.strip()));
                } catch (URISyntaxException e) {
                    // Without the cause, whose message contains the complete text and so a possible password.
                    throw new IllegalArgumentException(
                            "The base URL is neither feishu, nor lark, nor a URL: " + e.getReason());
                }
        }
    }

    /**
     * {@return the URL that sets or clears the flag of a feed card, without a query; the id is percent-encoded}
     *
     * @param card the bot's chat, or a group chat
     */
    public String urlOf(FeedCard card) {
        // An encoder of forms, which writes a space as a plus sign.
        String segment = URLEncoder.encode(card.id(), StandardCharsets.UTF_8).replace("+", "%20");
        return urlOf(PlatformEndpoint.of(card)).replace("{feed_card_id}", segment);
    }

    /**
     * {@return the URL of an endpoint, without a query; that of a group chat contains {@code {feed_card_id}}}
     *
     * @param endpoint determines the path
     */
    public String urlOf(PlatformEndpoint endpoint) {
        return uri + endpoint.path();
    }

    private static @Nullable String problem(URI uri) {
        @Nullable String scheme = uri.getScheme();
        if (scheme == null || !(scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))) {
            return "is neither feishu, nor lark, nor an http or https URL";
        }
        if (uri.getHost() == null) {
            return "names no valid host";
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            return "names a port that does not exist";
        }
        if (uri.getRawUserInfo() != null) {
            return "must not contain a user or password";
        }
        if (uri.getRawPath().matches(".*/open-apis/*")) {
            return "must not end in /open-apis, which is added";
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return "must not contain a query or fragment";
        }
        return null;
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
