package io.github.feedpin.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoresTest {

    @Test
    void knowsThoseThatThisProcessMayUse() {
        List<String> status = List.of("Name:\tjava", "Cpus_allowed_list:\t0,2-4,8", "Mems_allowed_list:\t0");

        assertThat(Cores.parse(status)).containsExactly(0, 2, 3, 4, 8);
    }

    @Test
    void givesServerAndClientACoreEach() {
        Cores cores = new Cores(List.of(3, 5, 7));

        assertThat(cores.pin(Core.SERVER)).endsWith("3");
        assertThat(cores.pin(Core.CLIENT)).endsWith("5");
        assertThat(cores.pin(Core.ANY)).isEmpty();
    }

    @Test
    void pinsNothingToTheOnlyCore() {
        assertThat(new Cores(List.of(0)).pin(Core.CLIENT)).isEmpty();
    }
}
