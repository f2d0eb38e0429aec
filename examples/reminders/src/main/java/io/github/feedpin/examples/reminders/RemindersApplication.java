package io.github.feedpin.examples.reminders;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Serves the page and its API at {@code http://localhost:8080}. Uses a simulated platform, unless
 * {@code FEEDPIN_APP_ID} and {@code FEEDPIN_APP_SECRET} are set: then it pins real users.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RemindersApplication {

    public static void main(String[] args) {
        SpringApplication.run(RemindersApplication.class, args);
    }
}
