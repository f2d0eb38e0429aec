package io.github.feedpin.spring.boot.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** Tests which classes startup does not load. Runs in a JVM of its own, in which no other code has loaded them. */
@Order(2)
class ReminderApplicationStartTest {

    @Test
    void startupInitializesNeitherTlsNorNameResolver(@TempDir Path directory) throws IOException, InterruptedException {
        Path log = directory.resolve("start.log");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Start.class.getName(),
                        "--server.port=0",
                        "--feedpin.app-id=cli_reminders",
                        "--feedpin.app-secret=s3cr3t")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jvm.waitFor(1, TimeUnit.MINUTES)).as("ended in time").isTrue();
        } finally {
            jvm.destroyForcibly().waitFor();
        }

        String said = Files.readString(log);
        assertThat(jvm.exitValue()).as(said).isZero();
        assertThat(said)
                .contains("io.github.feedpin.reactor.ReactorNettyPlatform ")
                .doesNotContain("javax.net.ssl.SSLContext ", "io.netty.resolver.dns.DnsNameResolver ");
    }

    /** Starts the application, and exits. */
    static final class Start {

        private Start() {}

        public static void main(String[] args) {
            SpringApplication.run(ReminderApplication.class, args);
            // Without a shutdown, which may load more classes.
            Runtime.getRuntime().halt(0);
        }
    }
}
