@NullMarked
package dev.countersign.benchmarks;

import org.jspecify.annotations.NullMarked;
