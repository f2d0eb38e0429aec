package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.RunOptions;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the timeouts of calls and runs.
 *
 * @param call Timeout of a call once it is sent, and of acquiring a connection for it before that; 1 millisecond to 1
 *     hour.
 * @param run Deadline of a run, after which it ends with its report; at most 365 days. Unlimited if not set.
 */
public record TimeoutProperties(
        @DefaultValue("20s") Duration call, @Nullable Duration run) {

    public TimeoutProperties {
        InvalidPropertyException.check(
                "call",
                "callTimeout",
                () -> ReactorNettyPlatform.builder(BaseUrl.FEISHU).callTimeout(call));
        InvalidPropertyException.check(
                "run", "deadline", () -> RunOptions.defaults().withDeadline(run));
    }
}
