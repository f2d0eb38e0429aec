package io.github.feedpin.redis;

class EncryptedAppTicketStoreTest extends RedisAppTicketStoreTest {

    @Override
    SharedSecrets secrets() {
        return new SharedSecrets(new byte[32]);
    }
}
