/**
 * API Gateway HTTP API stand-in: payload format 2.0, JWT authorizer, and an issuer for demo users.
 */
@NullMarked
package dev.countersign.local.cloud.api;

import org.jspecify.annotations.NullMarked;
