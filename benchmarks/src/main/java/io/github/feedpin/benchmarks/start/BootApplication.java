package io.github.feedpin.benchmarks.start;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A web application without anything in it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BootApplication {

    /** Starts it, prints how many milliseconds that took, and ends. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        SpringApplication.run(BootApplication.class, args);
        System.out.println((System.nanoTime() - start) / 1e6);
        System.exit(0);
    }
}
