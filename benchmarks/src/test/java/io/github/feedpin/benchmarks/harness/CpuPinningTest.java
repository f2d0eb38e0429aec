package io.github.feedpin.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuPinningTest {

    @Test
    void usableCoresAreParsedFromTheProcessStatus() {
        List<String> status = List.of("Name:\tjava", "Cpus_allowed_list:\t0,2-4,8", "Mems_allowed_list:\t0");

        assertThat(CpuPinning.parse(status)).containsExactly(0, 2, 3, 4, 8);
    }

    @Test
    void serverAndClientArePinnedToDifferentCores() {
        CpuPinning pinning = new CpuPinning(List.of(3, 5, 7));

        assertThat(pinning.prefix(CpuCore.SERVER)).endsWith("3");
        assertThat(pinning.prefix(CpuCore.CLIENT)).endsWith("5");
        assertThat(pinning.prefix(CpuCore.ANY)).isEmpty();
    }

    @Test
    void withASingleCoreNothingIsPinned() {
        assertThat(new CpuPinning(List.of(0)).prefix(CpuCore.CLIENT)).isEmpty();
    }
}
