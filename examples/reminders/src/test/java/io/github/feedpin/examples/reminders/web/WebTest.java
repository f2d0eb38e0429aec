package io.github.feedpin.examples.reminders.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * A test of the application from outside. All of these share one, which may make few calls in a second, so that long
 * runs are short.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "feedpin.quota.per-second=5",
            "reminders.ids-in-run=6000",
            "spring.http.codecs.max-in-memory-size=1MB"
        })
@interface WebTest {}
