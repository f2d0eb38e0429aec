package io.github.feedpin.spring.boot.properties;

import io.github.feedpin.RunOptions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the record of pins.
 *
 * @param enabled Whether to record who is pinned, so that pins can end: in Redis if it is used, otherwise in memory.
 * @param releaseAfter Time after which pins end, unless set for a run; at most 365 days. They do not end if not set.
 */
public record PinsProperties(
        @DefaultValue("false") boolean enabled, @Nullable Duration releaseAfter) {

    public PinsProperties {
        InvalidPropertyException.check(
                "release-after", "release", () -> RunOptions.defaults().withRelease(releaseAfter));
        InvalidPropertyException.require(
                enabled || releaseAfter == null,
                "release-after requires pins to be recorded: set feedpin.pins.enabled to true");
    }
}
