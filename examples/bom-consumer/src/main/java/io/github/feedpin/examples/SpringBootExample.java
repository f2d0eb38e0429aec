package io.github.feedpin.examples;

import io.github.feedpin.FeedpinClient;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Feedpin with Spring Boot: injects the client that feedpin.app-id and feedpin.app-secret configure. */
@SpringBootApplication
public class SpringBootExample {

    public static void main(String[] args) {
        SpringApplication.run(SpringBootExample.class, args);
    }

    /** Pins the bot's chat for the users on the command line and prints the report. */
    @Bean
    ApplicationRunner remind(FeedpinClient feedpin) {
        return arguments -> feedpin.pin(arguments.getNonOptionArgs())
                .doOnNext(System.out::println)
                .block();
    }
}
