package io.github.feedpin.redis.internal.quota;

import reactor.core.publisher.Mono;

class InMemoryExchangeTest implements SlotExchangeContract {

    private long now = 1_800_000_000_000L;
    private final InMemoryQuota quota = new InMemoryQuota(() -> now);

    @Override
    public SlotExchange empty() {
        return request -> Mono.fromCallable(() -> ExchangeReply.of(quota.exchange(request)));
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
