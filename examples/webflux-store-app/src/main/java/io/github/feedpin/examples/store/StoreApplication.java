package io.github.feedpin.examples.store;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application, which receives the events of the store app at {@code /feedpin/events}. */
@SpringBootApplication(proxyBeanMethods = false)
public class StoreApplication {

    public static void main(String[] args) {
        SpringApplication.run(StoreApplication.class, args);
    }
}
