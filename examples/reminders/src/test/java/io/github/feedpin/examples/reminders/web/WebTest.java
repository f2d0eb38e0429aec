package io.github.feedpin.examples.reminders.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Tests of the application over HTTP. They share one application, whose low quota keeps long runs active with few
 * users.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "feedpin.quota.per-second=5",
            "reminders.max-ids-per-run=6000",
            "spring.http.codecs.max-in-memory-size=1MB"
        })
@interface WebTest {}
