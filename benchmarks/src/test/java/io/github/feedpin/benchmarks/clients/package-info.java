@NullMarked
package io.github.feedpin.benchmarks.clients;

import org.jspecify.annotations.NullMarked;
