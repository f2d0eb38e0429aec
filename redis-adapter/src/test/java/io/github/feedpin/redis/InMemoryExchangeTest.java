package io.github.feedpin.redis;

import reactor.core.publisher.Mono;

class InMemoryExchangeTest implements SlotExchangeContract {

    private long now = 1_800_000_000_000L;
    private final InMemoryQuota quota = new InMemoryQuota(() -> now);

    @Override
    public SlotExchange empty() {
        return new SlotExchange() {
            @Override
            public Mono<ExchangeReply> exchange(ExchangeRequest request) {
                return Mono.fromCallable(() -> ExchangeReply.of(quota.exchange(request)));
            }

            @Override
            public Mono<Void> close() {
                return Mono.empty();
            }
        };
    }

    @Override
    public void loseState() {
        quota.clear();
    }

    @Override
    public void pass() {
        now += 5;
    }
}
