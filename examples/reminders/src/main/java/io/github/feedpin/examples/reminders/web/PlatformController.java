package io.github.feedpin.examples.reminders.web;

import io.github.feedpin.examples.reminders.runs.Bounds;
import io.github.feedpin.examples.reminders.runs.Pace;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.platform.FeedpinPlatform;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the page what it is dealing with. */
@RestController
class PlatformController {

    private final PlatformView view;

    PlatformController(FeedpinPlatform platform, ObjectProvider<Simulation> simulation, Pace pace, Bounds bounds) {
        BaseUrl baseUrl = platform.baseUrl();
        boolean simulated = simulation.stream().findAny().isPresent();
        this.view = new PlatformView(
                nameOf(baseUrl, simulated),
                baseUrl.toString(),
                simulated,
                pace.perSecond(),
                pace.perMinute(),
                bounds.idsInRun());
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
     * The platform that runs go to.
     *
     * @param name its name, for people
     * @param baseUrl where it lives
     * @param simulated whether nobody real is touched
     * @param callsPerSecond how many calls it allows in any second
     * @param callsPerMinute how many calls it allows in any minute
     * @param idsInRun how many ids a run may be asked for
     */
    record PlatformView(
            String name, String baseUrl, boolean simulated, int callsPerSecond, int callsPerMinute, int idsInRun) {}
}
