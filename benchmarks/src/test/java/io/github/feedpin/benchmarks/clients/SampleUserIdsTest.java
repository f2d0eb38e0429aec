package io.github.feedpin.benchmarks.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleUserIdsTest {

    @Test
    void idsAreDistinctAndHaveThePlatformsFormat() {
        assertThat(SampleUserIds.list(10_000)).doesNotHaveDuplicates().allMatch(id -> id.matches("ou_[0-9a-f]{32}"));
    }
}
