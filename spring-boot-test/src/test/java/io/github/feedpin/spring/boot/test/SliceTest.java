package io.github.feedpin.spring.boot.test;

import static io.github.feedpin.spring.boot.test.Application.pin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.feedpin.FeedpinClient;
import io.github.feedpin.simulator.PlatformSimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.autoconfigure.json.JsonTest;

/** Tests for a test slice. */
@JsonTest
@AutoConfigureFeedpinSimulator
class SliceTest {

    @Autowired
    FeedpinClient feedpin;

    @Autowired
    PlatformSimulator simulator;

    @Test
    void testSliceHasClientOfSimulator() {
        pin(feedpin, "ou_ann");

        assertThat(simulator.pinnedUsers()).containsExactly("ou_ann");
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}
}
