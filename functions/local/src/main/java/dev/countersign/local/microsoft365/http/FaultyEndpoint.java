package dev.countersign.local.microsoft365.http;

import java.util.Map;
import java.util.function.IntFunction;

/** An endpoint that fails when it has been told to. */
public final class FaultyEndpoint implements Endpoint {
  private final Endpoint endpoint;
  private final Faults faults;
  private final IntFunction<Response> errors;

  /**
   * @param errors the service's own error answer for a status
   */
  public FaultyEndpoint(Endpoint endpoint, Faults faults, IntFunction<Response> errors) {
    this.endpoint = endpoint;
    this.faults = faults;
    this.errors = errors;
  }

  @Override
  public Response answer(Request request) {
    Fault fault = faults.next(request.path());
    if (fault == null) {
      return endpoint.answer(request);
    }
    if (fault.dropped()) {
      throw new DroppedConnectionException();
    }
    pause(fault);
    return fault.status() == 0 ? endpoint.answer(request) : failed(fault);
  }

  private Response failed(Fault fault) {
    Response response = errors.apply(fault.status());
    for (Map.Entry<String, String> header : fault.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private static void pause(Fault fault) {
    try {
      Thread.sleep(fault.delay().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
