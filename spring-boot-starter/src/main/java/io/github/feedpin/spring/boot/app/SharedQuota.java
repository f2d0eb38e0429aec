package io.github.feedpin.spring.boot.app;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.quota.Quota;
import io.github.feedpin.quota.QuotaListener;
import java.time.Duration;

/**
 * A quota that the processes of an app share.
 *
 * @param platform the platform that the app belongs to
 * @param appId the id of the app
 * @param longestCall the maximum duration of a call
 * @param quota the quota of all processes together
 * @param listener notified of the events of this process
 */
public record SharedQuota(BaseUrl platform, String appId, Duration longestCall, Quota quota, QuotaListener listener) {}
