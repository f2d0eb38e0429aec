package io.github.feedpin.benchmarks.clients;

import com.lark.oapi.service.im.v2.enums.BotTimeSentiveFeedCardUserIdTypeEnum;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardReq;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardReqBody;
import com.lark.oapi.service.im.v2.model.BotTimeSentiveFeedCardResp;

/** The platform's own SDK. It blocks the thread that calls. */
final class OfficialSdk extends BlockingClient {

    private final com.lark.oapi.Client sdk;
    private final Groups groups;

    OfficialSdk(Setup setup) {
        this.sdk = com.lark.oapi.Client.newBuilder(Setup.APP_ID, Setup.APP_SECRET)
                .openBaseUrl(setup.server().toString())
                .build();
        this.groups = setup.groups();
    }

    @Override
    void call() throws Exception {
        BotTimeSentiveFeedCardReq request = BotTimeSentiveFeedCardReq.newBuilder()
                .userIdType(BotTimeSentiveFeedCardUserIdTypeEnum.OPEN_ID)
                .botTimeSentiveFeedCardReqBody(BotTimeSentiveFeedCardReqBody.newBuilder()
                        .timeSensitive(true)
                        .userIds(groups.next().toArray(String[]::new))
                        .build())
                .build();
        BotTimeSentiveFeedCardResp response = sdk.im().v2().feedCard().botTimeSentive(request);
        if (!response.success()) {
            throw new IllegalStateException("The call failed: " + response.getCode() + " " + response.getMsg());
        }
    }

    @Override
    public void close() {
        // There is no way to.
    }
}
