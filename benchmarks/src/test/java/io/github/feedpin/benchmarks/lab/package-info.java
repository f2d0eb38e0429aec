@NullMarked
package io.github.feedpin.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
