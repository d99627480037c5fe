package dev.countersign.onboarding.certificate;

import dev.countersign.core.run.RunTask;
import dev.countersign.core.run.TakenBack.Outcome;
import java.util.Optional;

/** Where tenants' client certificates come from. */
interface CertificateSource {
  /**
   * What is still missing, for people.
   *
   * @param code one word for programs
   * @param message what is waited for
   */
  record Missing(String code, String message) {}

  /**
   * Goes as far as it can now, and on from there when it is called again.
   *
   * @param name the tenant's relay domain
   * @return empty, once the certificate lies where the mail path reads it
   */
  Optional<Missing> obtain(RunTask.Input run, String name);

  /** Takes back what {@link #obtain} made. */
  Outcome remove(String subscriptionId, String name);
}
