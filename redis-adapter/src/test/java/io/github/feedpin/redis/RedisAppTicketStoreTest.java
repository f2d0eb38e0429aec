package io.github.feedpin.redis;

import io.github.feedpin.platform.BaseUrl;
import io.github.feedpin.simulator.contract.AppTicketStoreContract;
import io.github.feedpin.token.AppTicketStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;

class RedisAppTicketStoreTest implements AppTicketStoreContract {

    private final SharedSecrets shared = secrets();
    private final AppTicketStore store = shared.redis().appTicketStore(BaseUrl.FEISHU, "cli_contract");

    SharedSecrets secrets() {
        return new SharedSecrets();
    }

    @AfterEach
    void stop() {
        shared.close();
    }

    @Override
    public AppTicketStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return shared.time().now();
    }

    @Override
    public void passes(Duration duration) {
        shared.passes(duration);
    }
}
