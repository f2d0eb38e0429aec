package io.github.feedpin.redis;

class EncryptedTokenStoreTest extends RedisTokenStoreTest {

    @Override
    SharedSecrets secrets() {
        return new SharedSecrets(new byte[32]);
    }
}
