/**
 * Benchmarks of the adapter's codec, in its package since it is not public:
 * {@link io.github.feedpin.reactor.EncodeBenchmark} and {@link io.github.feedpin.reactor.DecodeBenchmark}, each beside
 * Jackson's databind.
 */
@NullMarked
package io.github.feedpin.reactor;

import org.jspecify.annotations.NullMarked;
