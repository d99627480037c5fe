package dev.countersign.local.cloud.dynamodb;

import dev.countersign.local.cloud.aws.AwsError;
import dev.countersign.local.cloud.aws.AwsService;
import dev.countersign.local.cloud.aws.JsonService;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * DynamoDB behind the one endpoint, for people with the AWS command line; the functions go to its
 * port directly.
 */
public final class DynamoDbForward implements AwsService {
  private final URI dynamoDb;
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonService protocol =
      new JsonService(
          "1.0",
          (action, request) -> {
            throw new IllegalStateException("forwarded before this");
          });

  public DynamoDbForward(URI dynamoDb) {
    this.dynamoDb = dynamoDb;
  }

  @Override
  public String action(HttpRequest request) {
    return protocol.action(request);
  }

  @Override
  public HttpResponse error(HttpRequest request, AwsError error) {
    return protocol.error(request, error);
  }

  @Override
  public HttpResponse handle(HttpRequest request) {
    java.net.http.HttpRequest.Builder forward =
        java.net.http.HttpRequest.newBuilder(dynamoDb)
            .POST(BodyPublishers.ofByteArray(request.body()));
    for (String name : new String[] {"X-Amz-Target", "Authorization", "Content-Type"}) {
      String value = request.header(name);
      if (value != null) {
        forward.header(name, value);
      }
    }
    return send(forward.build());
  }

  private HttpResponse send(java.net.http.HttpRequest request) {
    try {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      return HttpResponse.of(answer.statusCode(), "application/x-amz-json-1.0", answer.body());
    } catch (IOException e) {
      throw new AwsError(500, "InternalServerError", "DynamoDB Local does not answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(500, "InternalServerError", "The local cloud is closing");
    }
  }
}
