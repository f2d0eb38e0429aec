package io.github.feedpin.cli.simulate;

import io.github.feedpin.cli.text.Messages;
import io.github.feedpin.cli.text.Text;
import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.FeedCardType;
import io.github.feedpin.model.UserIds;
import io.github.feedpin.simulator.Journal;
import io.github.feedpin.simulator.JournalEntry;
import io.github.feedpin.simulator.PlatformSimulator;
import io.github.feedpin.simulator.PushAttempt;
import io.github.feedpin.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Prints one line for each request to the simulator, and for each event that it pushes. Not thread-safe. */
public final class RequestLog {

    private final PlatformSimulator simulator;
    private final Messages messages;
    private final Consumer<String> out;
    private final long start = TimeSource.system().nanoTime();
    private int requests;
    private int pushes;

    private record Line(long nanos, String text) {}

    /** @param out receives each line */
    public RequestLog(PlatformSimulator simulator, Messages messages, Consumer<String> out) {
        this.simulator = simulator;
        this.messages = messages;
        this.out = out;
    }

    /** Prints what has been recorded since the last time. */
    public void printNew() {
        List<Line> lines = new ArrayList<>();
        List<JournalEntry> entries = simulator.journal().entries();
        entries.subList(requests, entries.size())
                .forEach(entry -> lines.add(new Line(entry.arrivalNanos(), text(entry))));
        requests = entries.size();
        List<PushAttempt> attempts = simulator.storeApp().pushAttempts();
        attempts.subList(pushes, attempts.size()).forEach(push -> lines.add(new Line(push.nanos(), text(push))));
        pushes = attempts.size();
        lines.sort(Comparator.comparingLong(Line::nanos));
        lines.forEach(line -> out.accept(time(line.nanos()) + "  " + line.text()));
    }

    /** Returns the totals, in one sentence. */
    public String summary() {
        Journal journal = simulator.journal();
        return messages.text(
                "simulate.summary",
                messages.text("calls", journal.calls()),
                journal.tokenRequests(),
                messages.text("calls", journal.rejectedByLimit()));
    }

    private String time(long nanos) {
        return String.format(
                Locale.ROOT, "%9.3f s", Duration.ofNanos(nanos - start).toMillis() / 1e3);
    }

    private String text(JournalEntry entry) {
        String response = response(entry.status(), entry.code());
        return Text.sanitize(
                entry.tenantKey() == null
                        ? messages.text("simulate.request", request(entry), response)
                        : messages.text("simulate.requestOfTenant", request(entry), entry.tenantKey(), response));
    }

    private String text(PushAttempt push) {
        return Text.sanitize(
                messages.text("simulate.pushed", push.eventType(), push.attempt(), response(push.status(), null)));
    }

    private String request(JournalEntry entry) {
        return switch (entry.endpoint()) {
            case SET_TIME_SENSITIVE, SET_CHAT_TIME_SENSITIVE -> call(entry);
            case TENANT_ACCESS_TOKEN, STORE_TENANT_ACCESS_TOKEN -> messages.text("simulate.tenantToken");
            case APP_ACCESS_TOKEN, STORE_APP_ACCESS_TOKEN -> messages.text("simulate.appToken");
            case RESEND_APP_TICKET -> messages.text("simulate.resend");
        };
    }

    private String call(JournalEntry entry) {
        String action = entry.action() == null
                ? messages.text("simulate.invalid")
                : messages.text("simulate." + entry.action(), messages.text("users", entry.userCount()));
        @Nullable FeedCard card = entry.card();
        return card == null || card.type() == FeedCardType.BOT_CHAT
                ? action
                : messages.text("simulate.ofChat", action, UserIds.shorten(card.id()));
    }

    private String response(int status, @Nullable Integer code) {
        if (status == 0) {
            return messages.text("simulate.noResponse");
        }
        return code == null
                ? messages.text("simulate.status", status)
                : messages.text("simulate.statusAndCode", status, String.valueOf(code));
    }
}
