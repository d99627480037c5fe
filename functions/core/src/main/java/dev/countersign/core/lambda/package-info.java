/** What every Lambda function shares: its environment, JSON in and out, HTTP answers. */
@NullMarked
package dev.countersign.core.lambda;

import org.jspecify.annotations.NullMarked;
