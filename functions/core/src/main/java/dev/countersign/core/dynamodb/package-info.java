/** The DynamoDB stores behind the ports of the other packages. */
@NullMarked
package dev.countersign.core.dynamodb;

import org.jspecify.annotations.NullMarked;
