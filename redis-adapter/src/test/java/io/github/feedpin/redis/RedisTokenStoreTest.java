package io.github.feedpin.redis;

import io.github.feedpin.simulator.contract.TokenStoreContract;
import io.github.feedpin.token.TokenStore;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

class RedisTokenStoreTest implements TokenStoreContract {

    private final SharedSecrets shared = secrets();
    private final TokenStore store = shared.redis().tokenStore(KEY.platform(), KEY.appId());

    SharedSecrets secrets() {
        return new SharedSecrets();
    }

    @AfterEach
    void stop() {
        shared.close();
    }

    @Override
    public TokenStore store() {
        return store;
    }

    @Override
    public void passes(Duration duration) {
        shared.passes(duration);
    }
}
