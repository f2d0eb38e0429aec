package io.github.feedpin.model;

/**
 * Thrown when all users must be {@linkplain UserOutcome.Applied applied}, and some were not. The message contains the
 * numbers of outcomes by kind and reason, and no user ids. Serializable.
 *
 * <p>It is no {@link io.github.feedpin.error.FeedpinException}: that is the failure of one call, with one scope, which
 * decides whether it is retryable, whereas the users of a run may have failed for different reasons, which the
 * {@linkplain #report() report} contains.
 */
public final class UsersNotAppliedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PinReport report;

    UsersNotAppliedException(PinReport report) {
        super((report.distinct() - report.applied()) + " of " + report.distinct() + " users were not applied: "
                + report);
        this.report = report;
    }

    /** {@return the report of the run} */
    public PinReport report() {
        return report;
    }
}
