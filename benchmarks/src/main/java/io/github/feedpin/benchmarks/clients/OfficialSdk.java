package io.github.feedpin.benchmarks.clients;

import com.lark.oapi.service.im.v2.enums.BotTimeSentiveFeedCardUserIdTypeEnum;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardReq;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardReqBody;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardResp;

/** The platform's official SDK. */
final class OfficialSdk extends BlockingClient {

    private final com.lark.oapi.Client sdk;
    private final UserIdBatches batches;

    OfficialSdk(ClientConfig config) {
        this.sdk = com.lark.oapi.Client.newBuilder(ClientConfig.APP_ID, ClientConfig.APP_SECRET)
                .openBaseUrl(config.server().toString())
                .build();
        this.batches = config.batches();
    }

    @Override
    void call() throws Exception {
        BotTimeSentiveFeedCardReq request = BotTimeSentiveFeedCardReq.newBuilder()
                .userIdType(BotTimeSentiveFeedCardUserIdTypeEnum.OPEN_ID)
                .botTimeSentiveFeedCardReqBody(BotTimeSentiveFeedCardReqBody.newBuilder()
                        .timeSensitive(true)
                        .userIds(batches.next().toArray(String[]::new))
                        .build())
                .build();
        BotTimeSentiveFeedCardResp response = sdk.im().v2().feedCard().botTimeSentive(request);
        if (!response.success()) {
            throw new IllegalStateException("The call failed: " + response.getCode() + " " + response.getMsg());
        }
    }

    /** Does nothing, since the SDK cannot be closed. */
    @Override
    public void close() {}
}
