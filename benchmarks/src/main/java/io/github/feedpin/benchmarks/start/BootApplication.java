package io.github.feedpin.benchmarks.start;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** Web application without own beans. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BootApplication {

    /**
     * Starts the application, and prints the {@link StartResult}.
     *
     * @param args {@link System#currentTimeMillis()} at the start, then those of the application
     */
    public static void main(String[] args) {
        SpringApplication.run(BootApplication.class, args);
        StartResult.printAndExit(System.currentTimeMillis() - Long.parseLong(args[0]));
    }
}
