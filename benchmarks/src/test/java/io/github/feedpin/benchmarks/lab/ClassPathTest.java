package io.github.feedpin.benchmarks.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassPathTest {

    @Test
    void namesTheLibrariesThatAComparisonIsAbout() {
        ClassPath jars = new ClassPath(List.of(
                Path.of("/repository/slf4j-api-2.0.20.jar"),
                Path.of("/repository/gson-2.13.2.jar"),
                Path.of("/repository/netty-transport-classes-epoll-4.2.18.Final.jar"),
                Path.of("/repository/netty-transport-4.2.18.Final.jar"),
                Path.of("/another/gson-2.13.2.jar")));

        assertThat(jars.libraries()).isEqualTo("netty-transport 4.2.18.Final, gson 2.13.2");
    }
}
