package io.github.feedpin.cli.demo;

import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    private static final String ADVICE = "; set -Djava.io.tmpdir=FOLDER in FEEDPIN_JAVA_OPTS to use another one";

    @TempDir
    private Path folder = Path.of("");

    private RedisServer start() {
        try {
            return RedisServer.start(folder);
        } catch (IOException e) {
            return abort(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void whenTheBinaryCannotBeWrittenTheMessageNamesTheFolder() throws IOException {
        start().close();
        Path file = Files.createFile(folder.resolve("file"));

        assertThatIOException()
                .isThrownBy(() -> RedisServer.start(file))
                .withMessageStartingWith("redis-server cannot be written to " + file + ": ")
                .withMessageEndingWith(ADVICE);
    }

    @Test
    void whenThereIsNoTemporaryFolderTheMessageNamesItsParent() {
        Path missing = folder.resolve("missing");

        assertThatIOException()
                .isThrownBy(() -> DemoFolder.createIn(missing))
                .withMessage("no folder can be created in " + missing + ADVICE);
    }

    @Test
    void whenTheServerHasEndedItIsNotRunning() {
        RedisServer redis = start();
        redis.close();

        assertThatThrownBy(redis::requireRunning)
                .isInstanceOf(RedisEndedException.class)
                .hasMessageStartingWith("the Redis server ended during the demonstration, with exit code ");
    }
}
