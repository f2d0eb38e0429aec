package io.github.feedpin.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class PartTest {

    private static SortedSet<BenchmarkListEntry> found(String pattern) {
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of(pattern),
                        List.of());
    }

    @ParameterizedTest
    @EnumSource
    void eachPartHasBenchmarksOfItsOwn(Part part) {
        assertThat(found(part.pattern())).isNotEmpty().allMatch(entry -> Part.of(entry.getUsername()) == part);
    }

    @Test
    void noBenchmarkIsLeftOut() {
        assertThat(found(".*"))
                .allSatisfy(entry -> assertThat(Part.of(entry.getUsername())).isNotNull());
    }
}
