package dev.countersign.onboarding.api;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.onboarding.bypass.Bypass;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.drift.Drift;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.spf.SpfStates;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How every route shows a connection. */
public final class Connections {
  private final StatusStore statuses;
  private final NextActions nextActions;
  private final Plans plans;
  private final ReturnStore returns;
  private final ProbeStore probes;
  private final BreakerStore breakers;
  private final Bypasses bypasses;
  private final Drifts drifts;
  private final SynchronizationStore synchronizations;
  private final SpfStates spf;

  public Connections(
      StatusStore statuses,
      NextActions nextActions,
      Plans plans,
      ReturnStore returns,
      ProbeStore probes,
      BreakerStore breakers,
      Bypasses bypasses,
      Drifts drifts,
      SynchronizationStore synchronizations,
      SpfStates spf) {
    this.statuses = statuses;
    this.nextActions = nextActions;
    this.plans = plans;
    this.returns = returns;
    this.probes = probes;
    this.breakers = breakers;
    this.bypasses = bypasses;
    this.drifts = drifts;
    this.synchronizations = synchronizations;
    this.spf = spf;
  }

  /** The connection as it is now. */
  public ApiResponse show(int httpStatus, String subscriptionId) {
    return show(httpStatus, subscriptionId, null);
  }

  ApiResponse showStarted(String subscriptionId, String signInUrl) {
    return show(202, subscriptionId, signInUrl);
  }

  private ApiResponse show(int httpStatus, String subscriptionId, @Nullable String signInUrl) {
    ConnectionStatus status = statuses.find(subscriptionId);
    return ApiResponse.json(
        httpStatus,
        ConnectionView.of(
            status,
            nextActions.of(subscriptionId, status),
            plan(subscriptionId, status),
            drift(subscriptionId, status),
            mailFlow(subscriptionId, status),
            DirectoryView.of(synchronizations.health(subscriptionId)),
            SpfView.of(spf.find(subscriptionId)),
            signInUrl));
  }

  private @Nullable Drift drift(String subscriptionId, ConnectionStatus status) {
    Instant connected = status.since();
    return status.status() == Status.CONNECTED && connected != null
        ? drifts.find(subscriptionId).filter(drift -> drift.isAfter(connected)).orElse(null)
        : null;
  }

  private @Nullable MailFlowView mailFlow(String subscriptionId, ConnectionStatus status) {
    Optional<Bypass> bypass = bypasses.find(subscriptionId);
    if (bypass.isPresent()) {
      return MailFlowView.of(bypass.get());
    }
    return breakers
        .find(subscriptionId)
        .map(MailFlowView::of)
        .orElseGet(
            () ->
                MailFlowView.of(status, returns.find(subscriptionId), probes.find(subscriptionId)));
  }

  private @Nullable Plan plan(String subscriptionId, ConnectionStatus status) {
    String runId = status.runId();
    return runId == null ? null : plans.find(subscriptionId, runId).orElse(null);
  }
}
