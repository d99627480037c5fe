package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.http.Parameters;

/**
 * A request to the token endpoint whose client is known.
 *
 * @param tenant the first segment of the endpoint's path
 */
record TokenRequest(String tenant, AppRegistration app, Parameters form) {
  /**
   * @throws EntraException if it is not there
   */
  String required(String parameter) {
    String value = form.get(parameter);
    if (value == null) {
      throw EntraException.missing(parameter);
    }
    return value;
  }
}
