/** DynamoDB Local in this process, with the template's tables. */
@NullMarked
package dev.countersign.local.cloud.dynamodb;

import org.jspecify.annotations.NullMarked;
