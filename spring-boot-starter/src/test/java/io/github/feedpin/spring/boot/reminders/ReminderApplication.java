package io.github.feedpin.spring.boot.reminders;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small reactive web application that uses the starter. */
@SpringBootApplication
class ReminderApplication {}
