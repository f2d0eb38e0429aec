package io.github.feedpin.spring.boot.reminders;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A small reactive web application, as somebody who uses the starter would write it. */
@SpringBootApplication
class ReminderApplication {}
