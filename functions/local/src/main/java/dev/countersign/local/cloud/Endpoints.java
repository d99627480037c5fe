package dev.countersign.local.cloud;

import java.net.URI;

/**
 * Where the local cloud listens, known before anything is deployed.
 *
 * @param aws all AWS services
 * @param dynamoDb DynamoDB alone, without the way through the common endpoint
 * @param api the HTTP API
 * @param issuer of the tokens of the API's users; also their {@code iss}
 */
public record Endpoints(URI aws, URI dynamoDb, URI api, URI issuer) {}
