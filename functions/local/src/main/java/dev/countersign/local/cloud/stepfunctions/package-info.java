/**
 * Step Functions on one machine: executions of state machines and the service's JSON API.
 *
 * <p>Executions live in memory. A wait costs a timer and no thread.
 */
@NullMarked
package dev.countersign.local.cloud.stepfunctions;

import org.jspecify.annotations.NullMarked;
