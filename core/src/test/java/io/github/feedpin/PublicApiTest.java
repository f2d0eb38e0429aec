package io.github.feedpin;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static io.github.feedpin.CoreClasses.ALL;
import static io.github.feedpin.CoreClasses.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lists the public types outside {@code internal}, so that each new one is a decision. */
class PublicApiTest {

    private static final List<String> PUBLIC_TYPES =
            """
            FeedpinClient
            FeedpinClientBuilder
            FeedpinTenants
            RunOptions
            batching.BatchingPolicy
            batching.ConcurrencyLimits
            error.AppRejectedException
            error.CallRejectedException
            error.ErrorDetails
            error.ErrorDetails$PermissionViolation
            error.ErrorDetails$FieldViolation
            error.ErrorDetails$HelpLink
            error.FailureScope
            error.FeedCardRejectedException
            error.FeedpinException
            error.InvalidResponseException
            error.LogText
            error.NoResponseException
            error.PausedException
            error.PinStoreException
            error.PlatformError
            error.PlatformException
            error.PlatformUnavailableException
            error.QueueFullException
            error.QuotaUnavailableException
            error.RateLimitedException
            error.TenantRejectedException
            error.TicketPendingException
            error.TokenRejectedException
            error.TokenUnavailableException
            error.UnreachableException
            model.FailedUser
            model.FeedCard
            model.FeedCardType
            model.NotSentReason
            model.OutcomeCounter
            model.OutcomeCounts
            model.OutcomeKind
            model.PinAction
            model.PinReport
            model.PinReport$Builder
            model.RunStats
            model.TenantKey
            model.TimeSensitiveRequest
            model.TimeSensitiveResponse
            model.UserIdType
            model.UserIds
            model.UserOutcome
            model.UserOutcome$Applied
            model.UserOutcome$Rejected
            model.UserOutcome$NotSent
            model.UserOutcome$Unknown
            model.UsersNotAppliedException
            observation.CallResult
            observation.DefaultExchangeObservationConvention
            observation.DefaultPinObservationConvention
            observation.ExchangeObservationContext
            observation.ExchangeObservationConvention
            observation.FeedpinKey
            observation.FeedpinObservation
            observation.ObservedPlatform
            observation.OpenTelemetryExchangeObservationConvention
            observation.PinObservationContext
            observation.PinObservationConvention
            observation.RunCounters
            observation.RunListener
            pin.DuePins
            pin.PinCall
            pin.PinCallEnd
            pin.PinCallEnd$Result
            pin.PinCounts
            pin.PinRelease
            pin.PinReleaser
            pin.PinStatistics
            pin.PinStore
            pin.PinTarget
            pin.PinnedUser
            platform.AccessToken
            platform.AppCredentials
            platform.AppTicket
            platform.AppType
            platform.BaseUrl
            platform.CallCapacity
            platform.FeedpinPlatform
            platform.GrantedToken
            platform.PlatformDecorator
            platform.PlatformEndpoint
            platform.PlatformResponse
            platform.SecretSourcePlatform
            platform.SelfBuiltApp
            platform.SendGate
            platform.StoreApp
            quota.LeasedQuotaLimiter
            quota.Permit
            quota.Priority
            quota.Quota
            quota.QuotaControl
            quota.QuotaLimiter
            quota.QuotaLimiterFactory
            quota.QuotaListener
            quota.QuotaScope
            quota.QuotaSnapshot
            quota.QuotaSnapshot$WindowUsage
            quota.QuotaWindow
            quota.SharedQuotaLimiter
            quota.SlotDemand
            quota.SlotDemand$Window
            quota.SlotLease
            quota.SlotLoan
            retry.RetryPolicy
            time.TimeSource
            token.AppTicketStore
            token.StoreAppTokens
            token.StoredToken
            token.TokenKey
            token.TokenKey$Type
            token.TokenProvider
            token.TokenStore
            """.lines().map(String::strip).toList();

    @Test
    void publicTypesAreTheListedOnes() {
        assertThat(ALL.stream()
                        .filter(type -> !type.getPackageName().startsWith(ROOT + ".internal"))
                        .filter(PublicApiTest::isAccessible)
                        .map(type -> type.getName().substring(ROOT.length() + 1)))
                .containsExactlyInAnyOrderElementsOf(PUBLIC_TYPES);
    }

    private static boolean isAccessible(JavaClass type) {
        boolean named = !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getSimpleName().equals("package-info");
        return named
                && type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(PublicApiTest::isAccessible).orElse(true);
    }
}
