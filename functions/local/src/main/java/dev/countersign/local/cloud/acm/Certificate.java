package dev.countersign.local.cloud.acm;

import dev.countersign.local.tls.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A certificate, or the request for one.
 *
 * @param token of the request
 * @param recordName the CNAME that proves the domain
 * @param recordValue where it has to lead
 * @param exportable as it was requested; that cannot be changed
 * @param exported since it was issued or renewed: only then is it renewed
 * @param identity null while the domain is not proved
 */
record Certificate(
    String arn,
    String domain,
    @Nullable String token,
    String recordName,
    String recordValue,
    boolean exportable,
    boolean exported,
    Instant requested,
    @Nullable Identity identity) {

  Certificate issued(Identity by) {
    return new Certificate(
        arn, domain, token, recordName, recordValue, exportable, false, requested, by);
  }

  Certificate asExported() {
    return new Certificate(
        arn, domain, token, recordName, recordValue, exportable, true, requested, identity);
  }

  @Override
  public String toString() {
    // A generated toString would print the private key.
    return arn;
  }
}
