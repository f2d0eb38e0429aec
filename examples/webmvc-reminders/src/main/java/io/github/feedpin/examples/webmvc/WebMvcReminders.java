package io.github.feedpin.examples.webmvc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class WebMvcReminders {

    public static void main(String[] args) {
        SpringApplication.run(WebMvcReminders.class, args);
    }
}
