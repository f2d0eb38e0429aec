package io.github.feedpin.cli.ids;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctFilterTest {

    @Test
    void duplicatesAreCountedAndNotNew() {
        DistinctFilter distinctFilter = new DistinctFilter();

        assertThat(distinctFilter.isNew("ou_a")).isTrue();
        assertThat(distinctFilter.isNew("ou_b")).isTrue();
        assertThat(distinctFilter.isNew("ou_a")).isFalse();

        assertThat(distinctFilter.submitted()).isEqualTo(3);
        assertThat(distinctFilter.duplicates()).isEqualTo(1);
    }
}
