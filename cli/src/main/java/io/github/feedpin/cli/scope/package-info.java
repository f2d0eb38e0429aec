/**
 * What runs refer to: app, platform, tenant and chat. The entry point is {@link io.github.feedpin.cli.scope.RunTarget}.
 * Independent of the other packages.
 */
@NullMarked
package io.github.feedpin.cli.scope;

import org.jspecify.annotations.NullMarked;
