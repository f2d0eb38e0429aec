@NullMarked
package io.github.feedpin.benchmarks.server;

import org.jspecify.annotations.NullMarked;
