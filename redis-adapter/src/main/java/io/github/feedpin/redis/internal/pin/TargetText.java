package io.github.feedpin.redis.internal.pin;

import io.github.feedpin.model.FeedCard;
import io.github.feedpin.model.TenantKey;
import io.github.feedpin.model.UserIdType;
import io.github.feedpin.pin.PinTarget;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Targets of an app as text: type of ids, card, tenant. */
final class TargetText {

    private static final int PARTS = 3;

    private TargetText() {}

    static String of(PinTarget target) {
        @Nullable TenantKey tenant = target.tenant();
        return target.userIdType().value() + "|" + encoded(target.card().id()) + "|"
                + (tenant == null ? "" : encoded(tenant.value()));
    }

    /** Returns the target; empty if another version has written it. */
    static Optional<PinTarget> read(String appId, String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        try {
            String card = decoded(parts[1]);
            return Optional.of(new PinTarget(
                    appId,
                    parts[2].isEmpty() ? null : new TenantKey(decoded(parts[2])),
                    card.equals(FeedCard.BOT_CHAT.id()) ? FeedCard.BOT_CHAT : FeedCard.groupChat(card),
                    UserIdType.of(parts[0])));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
