/** One HTTP endpoint that speaks the AWS protocols and hands each request to its service. */
@NullMarked
package dev.countersign.local.cloud.aws;

import org.jspecify.annotations.NullMarked;
