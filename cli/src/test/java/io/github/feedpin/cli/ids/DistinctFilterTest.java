package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctFilterTest {

    @Test
    void repeatedIdsAreCountedAndNotNew() {
        DistinctFilter census = new DistinctFilter();

        assertThat(census.isNew("ou_a")).isTrue();
        assertThat(census.isNew("ou_b")).isTrue();
        assertThat(census.isNew("ou_a")).isFalse();

        assertThat(census.submitted()).isEqualTo(3);
        assertThat(census.duplicates()).isEqualTo(1);
    }
}
