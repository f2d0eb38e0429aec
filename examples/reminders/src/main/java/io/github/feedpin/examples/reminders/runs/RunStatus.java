package io.github.feedpin.examples.reminders.runs;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Status of a run: its progress, or its report at the end. */
public sealed interface RunStatus permits Progress, RunReport {

    /** Returns the id of the run. */
    String id();

    /** Returns whether this is the report, which is final. */
    @JsonProperty
    boolean ended();
}
