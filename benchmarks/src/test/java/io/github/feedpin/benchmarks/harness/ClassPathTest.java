package io.github.feedpin.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    @Test
    void comparedLibrariesAreListedOnceWithTheirVersions() {
        List<Path> jars = List.of(
                Path.of("/repository/slf4j-api-2.0.20.jar"),
                Path.of("/repository/oapi-sdk-2.5.3.jar"),
                Path.of("/repository/netty-transport-classes-epoll-4.2.18.Final.jar"),
                Path.of("/repository/netty-transport-4.2.18.Final.jar"),
                Path.of("/another/oapi-sdk-2.5.3.jar"));

        assertThat(ClassPath.libraries(jars)).isEqualTo("oapi-sdk 2.5.3, netty-transport 4.2.18.Final");
    }
}
