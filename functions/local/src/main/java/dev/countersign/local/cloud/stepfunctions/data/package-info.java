/**
 * How the Amazon States Language selects and shapes JSON: paths, templates, intrinsic functions.
 */
@NullMarked
package dev.countersign.local.cloud.stepfunctions.data;

import org.jspecify.annotations.NullMarked;
