/** Amazon S3 stand-in: buckets and objects in memory. */
@NullMarked
package dev.countersign.local.cloud.s3;

import org.jspecify.annotations.NullMarked;
