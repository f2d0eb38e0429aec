package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.RunOptions;
import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.reactor.ReactorNettyPlatform;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things may take as a whole.
 *
 * @param call How long a call may take from when it is sent, and getting a connection for it before that; 1 millisecond
 *     to 1 hour.
 * @param run How long a run may take, after which it ends with its account; at most 365 days, and without a bound when
 *     not set.
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
