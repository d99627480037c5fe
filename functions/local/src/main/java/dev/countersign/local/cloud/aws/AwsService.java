package dev.countersign.local.cloud.aws;

import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;

/** One AWS service behind the endpoint, in its own protocol. */
public interface AwsService {
  /** The name of the API operation that the request asks for, for the counts. */
  String action(HttpRequest request);

  /** Answers; an {@link AwsError} is turned into an answer by {@link #error}. */
  HttpResponse handle(HttpRequest request);

  /** The error as the service's protocol writes it. */
  HttpResponse error(HttpRequest request, AwsError error);
}
