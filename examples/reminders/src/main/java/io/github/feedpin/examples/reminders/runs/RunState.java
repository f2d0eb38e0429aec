package io.github.feedpin.examples.reminders.runs;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be seen of a run: how far it has come, or how it ended. */
public sealed interface RunState permits Progress, Account {

    /** Names the run. */
    String id();

    /** Whether this is the account, after which nothing changes. */
    @JsonProperty
    boolean ended();
}
