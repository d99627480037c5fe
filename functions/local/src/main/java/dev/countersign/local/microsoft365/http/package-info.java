/**
 * The little of HTTP that Microsoft's stand-ins share: requests, answers, routes, faults on demand.
 */
@NullMarked
package dev.countersign.local.microsoft365.http;

import org.jspecify.annotations.NullMarked;
