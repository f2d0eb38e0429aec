package io.github.feedpin.examples;

import io.github.feedpin.FeedpinClient;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Feedpin in Spring Boot: with feedpin.app-id and feedpin.app-secret set, there is a client to inject. */
@SpringBootApplication
public class SpringBootExample {

    public static void main(String[] args) {
        SpringApplication.run(SpringBootExample.class, args);
    }

    /** Pins the bot's chat for the users named on the command line, and prints the account. */
    @Bean
    ApplicationRunner remind(FeedpinClient feedpin) {
        return arguments -> feedpin.pin(arguments.getNonOptionArgs())
                .doOnNext(System.out::println)
                .block();
    }
}
