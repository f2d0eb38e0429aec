package io.github.feedpin.quota;

import java.util.List;

/**
 * How many calls the platform allows one app in one tenant. All windows hold at once.
 *
 * @param windows at least one
 * @see <a href="https://open.feishu.cn/document/ukTMukTMukTM/uUzN04SN3QjL1cDN">the platform's page on rate limits</a>
 */
public record Quota(List<QuotaWindow> windows) {

    private static final int DEFAULT_PER_SECOND = 50;
    private static final int DEFAULT_PER_MINUTE = 1000;

    /** @throws IllegalArgumentException when there is no window */
    public Quota {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("A quota has at least one window");
        }
    }

    /** What the platform documents for this endpoint: 50 calls a second and 1000 a minute. */
    public static Quota platformDefault() {
        return of(DEFAULT_PER_SECOND, DEFAULT_PER_MINUTE);
    }

    /** {@code perSecond} calls in any second and {@code perMinute} in any minute; each at least 1. */
    public static Quota of(int perSecond, int perMinute) {
        return new Quota(List.of(QuotaWindow.perSecond(perSecond), QuotaWindow.perMinute(perMinute)));
    }
}
