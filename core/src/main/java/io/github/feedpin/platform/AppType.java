package io.github.feedpin.platform;

/** Types of apps, which obtain their tokens in different ways. */
public enum AppType {
    /** App developed by a company for its own use; it exists in this company's tenant only. */
    SELF_BUILT,
    /** App of the platform's marketplace, which many tenants may install. */
    STORE
}
