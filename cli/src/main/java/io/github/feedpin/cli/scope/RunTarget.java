package io.github.feedpin.cli.scope;

import io.github.feedpin.model.UserIdType;
import io.github.feedpin.platform.BaseUrl;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run refers to, besides the users and the action. A journal and a report are for one target.
 *
 * @param appId the id of the app
 * @param baseUrl the base URL of the platform
 * @param userIdType the type of all user ids
 * @param scope the tenant and the chat
 */
public record RunTarget(String appId, BaseUrl baseUrl, UserIdType userIdType, RunScope scope) {

    /** Returns how {@code run} differs from this recorded target, as the end of a sentence; empty if it does not. */
    public String differences(RunTarget run) {
        List<String> differences = new ArrayList<>();
        compare("the app ", appId, run.appId, differences);
        compare("the base URL ", baseUrl, run.baseUrl, differences);
        compare("the user id type ", userIdType, run.userIdType, differences);
        compare("", scope.tenantText(), run.scope.tenantText(), differences);
        compare("", scope.chatText(), run.scope.chatText(), differences);
        return String.join("; and for ", differences);
    }

    private static void compare(String name, Object recorded, Object given, List<String> differences) {
        if (!recorded.equals(given)) {
            differences.add(name + recorded + ", not " + given);
        }
    }
}
