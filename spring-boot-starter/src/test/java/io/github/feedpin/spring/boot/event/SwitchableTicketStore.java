package io.github.feedpin.spring.boot.event;

import io.github.feedpin.platform.AppTicket;
import io.github.feedpin.time.TimeSource;
import io.github.feedpin.token.AppTicketStore;
import java.util.List;
import reactor.core.publisher.Mono;

/** Store in memory whose writes can be made to fail, or to wait. */
final class SwitchableTicketStore implements AppTicketStore {

    private final AppTicketStore memory = AppTicketStore.inMemory(TimeSource.system());
    private volatile Mono<Void> before = Mono.empty();

    /** Sets what each write waits for, and fails with. */
    void writeAfter(Mono<Void> condition) {
        before = condition;
    }

    @Override
    public Mono<Void> add(AppTicket ticket) {
        return before.then(memory.add(ticket));
    }

    @Override
    public Mono<List<AppTicket>> tickets() {
        return memory.tickets();
    }

    @Override
    public Mono<Boolean> claimResend() {
        return memory.claimResend();
    }
}
