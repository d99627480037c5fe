/** Amazon SQS stand-in and Lambda's event source mapping for queues. */
@NullMarked
package dev.countersign.local.cloud.sqs;

import org.jspecify.annotations.NullMarked;
