package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.Pace;
import io.github.feedpin.examples.reminders.runs.RunLimits;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST controller for the platform and its limits. */
@RestController
class PlatformController {

    private final PlatformView view;

    PlatformController(
            FeedpinPlatform platform,
            ObjectProvider<SimulatedPlatform> simulatedPlatform,
            Pace pace,
            RunLimits limits) {
        BaseUrl baseUrl = platform.baseUrl();
        boolean simulated = simulatedPlatform.stream().findAny().isPresent();
        this.view = new PlatformView(
                nameOf(baseUrl, simulated),
                baseUrl.toString(),
                simulated,
                pace.perSecond(),
                pace.perMinute(),
                limits.maxIdsPerRun());
    }

    @GetMapping("/platform")
    PlatformView platform() {
        return view;
    }

    private static String nameOf(BaseUrl baseUrl, boolean simulated) {
        if (simulated) {
            return "Simulator";
        }
        if (baseUrl.equals(BaseUrl.FEISHU)) {
            return "Feishu";
        }
        return baseUrl.equals(BaseUrl.LARK) ? "Lark" : "Private deployment";
    }

    /**
     * Platform that runs use.
     *
     * @param name the display name
     * @param baseUrl the base URL
     * @param simulated whether the platform is simulated, so that no real user is affected
     * @param callsPerSecond the maximum number of calls in any second
     * @param callsPerMinute the maximum number of calls in any minute
     * @param maxIdsPerRun the maximum number of ids in a request
     */
    record PlatformView(
            String name, String baseUrl, boolean simulated, int callsPerSecond, int callsPerMinute, int maxIdsPerRun) {}
}
