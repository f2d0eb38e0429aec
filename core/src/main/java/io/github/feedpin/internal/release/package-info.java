/**
 * Records pins and releases them: {@link io.github.feedpin.internal.release.PinRecorder} and
 * {@link io.github.feedpin.internal.release.DefaultPinReleaser} are the entry points. May import {@code pin},
 * {@code platform}, {@code quota}, {@code model}, {@code error}, {@code internal.call}, {@code internal.guard},
 * {@code internal.retry} and {@code time}.
 */
@NullMarked
package io.github.feedpin.internal.release;

import org.jspecify.annotations.NullMarked;
