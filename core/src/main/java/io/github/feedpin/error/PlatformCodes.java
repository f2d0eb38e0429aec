package io.github.feedpin.error;

import static io.github.feedpin.error.FailureScope.APP;
import static io.github.feedpin.error.FailureScope.FEED_CARD;
import static io.github.feedpin.error.FailureScope.RATE_LIMIT;
import static io.github.feedpin.error.FailureScope.REQUEST;
import static io.github.feedpin.error.FailureScope.TENANT;
import static io.github.feedpin.error.FailureScope.TOKEN;
import static io.github.feedpin.error.FailureScope.TRANSIENT;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Table of the platform's error codes: which scope a failure has, and what to do about it. For codes that are not in
 * the table, the HTTP status decides.
 */
final class PlatformCodes {

    private record Meaning(FailureScope scope, String hint) {}

    private static final Map<Integer, Meaning> MEANINGS = new HashMap<>();

    /** Codes that affect only the tenant, in a request for one tenant of a store app. */
    private static final Set<Integer> OF_TENANT = Set.of(
            10003, 10005, 10013, 20009, 99992500, 99992501, 212100, 11207, 11210, 99991403, 99991662, 99991672,
            99991673, 99991676);

    /** Codes that affect every user, in a request for a group chat. */
    private static final Set<Integer> OF_FEED_CARD = Set.of(230002, 230027);

    private static final String CHECK_ID = "Check the user id and that it is of the type given as user_id_type.";
    private static final String CHECK_CHAT =
            "The chat cannot be pinned for this user: check the app's availability, that the user has a chat with the"
                    + " bot, and for a group chat that the bot is in it.";
    private static final String INSTALL = "Enable the app, and install it in the tenant.";
    private static final String CHECK_SECRET = "Check the app id and the app secret.";

    static {
        put(REQUEST, "Check the parameters.", 230001, 99992402, 9499, 10001, 4000);
        put(REQUEST, CHECK_ID, 99992351, 99992352, 99992353, 99992359, 99992360, 99992361, 99992363);
        put(REQUEST, "The user belongs to another tenant, or does not exist.", 99992364, 99992381);
        put(REQUEST, CHECK_CHAT, 230002, 230013, 230027, 230053);
        put(APP, "Enable the bot capability of the app and publish a new version.", 230006);
        put(RATE_LIMIT, "Another process may be using the same app's quota.", 99991400);
        put(RATE_LIMIT, "A limit of the chat or its messages is reached.", 11232, 11233, 11247, 230020, 232019);
        put(APP, "The tenant's monthly allowance of calls is used up until the 1st of the month.", 99991403);
        put(TOKEN, "", 99991663, 99991664, 99991665, 99991671, 20013, 20014);
        put(APP, "The token has the wrong type; use a tenant access token.", 99991661, 99991668, 99991677);
        put(APP, "The token has the wrong type; use a tenant access token.", 99991679);
        put(
                APP,
                "Grant the app the missing scope (for pinning: im:datasync.feed_card.time_sensitive:write)"
                        + " and publish a new version.",
                99991672,
                99991676);
        put(APP, "Put this machine's IP address on the app's allow list.", 99991401);
        put(APP, INSTALL, 99991662, 99991673, 20009, 99992500, 99992501, 212100, 11207, 11210);
        put(APP, CHECK_SECRET, 99991543, 10014, 10015);
        put(APP, "Check the app id and the app secret, and for a store app the tenant key.", 10003, 10005);
        put(APP, "Only store apps may ask for this; use the credentials of a self-built app.", 10016);
        put(
                TRANSIENT,
                "For a store app: the app ticket is invalid, or was sent more than 3 hours ago; use the one that the"
                        + " platform pushed last. It pushes one every hour, and within 2 minutes on request.",
                10012);
        put(TRANSIENT, "For a store app: check the tenant key, and that the tenant has installed the app.", 10013);
        put(TRANSIENT, "", 1500, 1663, 1668, 2200, 5000, 10101, 10500, 1551, 1557, 1665);
    }

    private PlatformCodes() {}

    /** @param narrower the scopes narrower than the app that a failure of the request may have */
    static FailureScope scopeOf(PlatformError error, Set<FailureScope> narrower) {
        @Nullable Meaning meaning = meaningOf(error);
        int status = error.status();
        if (narrower.contains(TENANT) && contains(OF_TENANT, error)) {
            return TENANT;
        }
        if (narrower.contains(FEED_CARD) && contains(OF_FEED_CARD, error)) {
            return FEED_CARD;
        }
        if (meaning != null) {
            return meaning.scope;
        }
        if (status == 429) {
            return RATE_LIMIT;
        }
        if (status >= 500 || !isError(error)) {
            return TRANSIENT;
        }
        return switch (status) {
            case 401 -> TOKEN;
            case 403 -> narrower.contains(TENANT) ? TENANT : APP;
            default -> REQUEST;
        };
    }

    /** Returns the codes of the table. */
    static Set<Integer> known() {
        return Set.copyOf(MEANINGS.keySet());
    }

    private static boolean contains(Set<Integer> codes, PlatformError error) {
        return error.code() != null && codes.contains(error.code());
    }

    /** Returns whether the response is an error of the platform, and not merely no proof of a success. */
    static boolean isError(PlatformError error) {
        return error.status() >= 500 || error.code() != null && error.code() != 0;
    }

    static String hintOf(PlatformError error) {
        @Nullable Meaning meaning = meaningOf(error);
        if (meaning != null) {
            return meaning.hint;
        }
        boolean foreign = error.code() == null && error.status() < 500 && error.status() != 429;
        return foreign ? "This does not look like the platform's API: check the base URL and any proxy." : "";
    }

    /**
     * Returns null for an unknown code, and for one that means an invalid call if HTTP 429 means the rate limit: 9499
     * is used for both.
     */
    private static @Nullable Meaning meaningOf(PlatformError error) {
        @Nullable Meaning meaning = error.code() == null ? null : MEANINGS.get(error.code());
        return error.status() == 429 && meaning != null && meaning.scope == REQUEST ? null : meaning;
    }

    private static void put(FailureScope scope, String hint, int... codes) {
        for (int code : codes) {
            MEANINGS.put(code, new Meaning(scope, hint));
        }
    }
}
