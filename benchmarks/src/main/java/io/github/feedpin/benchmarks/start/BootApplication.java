package io.github.feedpin.benchmarks.start;

import io.github.feedpin.benchmarks.lab.OwnProcess;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** A web application without anything in it. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BootApplication {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Starts it, prints how many milliseconds that took, of time and of a core, and how many classes; then ends. */
    public static void main(String[] args) {
        long start = System.nanoTime();
        long cpu = OwnProcess.cpuNanos();
        SpringApplication.run(BootApplication.class, args);
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        double cpuMillis = (OwnProcess.cpuNanos() - cpu) / NANOS_PER_MILLI;
        System.out.println(new Start(millis, cpuMillis, OwnProcess.loadedClasses()).line());
        System.exit(0);
    }
}
