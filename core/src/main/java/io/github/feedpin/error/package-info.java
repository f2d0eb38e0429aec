/**
 * What can go wrong, as a sealed family. Open {@link io.github.feedpin.error.FeedpinException} first: its types say
 * whether trying again is worth it and whether the platform may have acted. Imports nothing else of Feedpin.
 */
@NullMarked
package io.github.feedpin.error;

import org.jspecify.annotations.NullMarked;
