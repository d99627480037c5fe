package dev.countersign.onboarding.connection;

import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.connection.Status;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.bypass.Bypass;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.drift.Drift;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.plan.Plan;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.spf.SpfStates;
import dev.countersign.onboarding.spf.SpfView;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How every route shows a connection. */
public final class Connections {
  private final StatusStore statuses;
  private final ConnectionStore connections;
  private final NextActions nextActions;
  private final Plans plans;
  private final ReturnStore returns;
  private final ProbeStore probes;
  private final BreakerStore breakers;
  private final Bypasses bypasses;
  private final AppOnlyAccess appOnly;
  private final Drifts drifts;
  private final SynchronizationStore synchronizations;
  private final SpfStates spf;
  private final PublicUrl publicUrl;

  public Connections(
      StatusStore statuses,
      ConnectionStore connections,
      NextActions nextActions,
      Plans plans,
      ReturnStore returns,
      ProbeStore probes,
      BreakerStore breakers,
      Bypasses bypasses,
      AppOnlyAccess appOnly,
      Drifts drifts,
      SynchronizationStore synchronizations,
      SpfStates spf,
      PublicUrl publicUrl) {
    this.statuses = statuses;
    this.connections = connections;
    this.nextActions = nextActions;
    this.plans = plans;
    this.returns = returns;
    this.probes = probes;
    this.breakers = breakers;
    this.bypasses = bypasses;
    this.appOnly = appOnly;
    this.drifts = drifts;
    this.synchronizations = synchronizations;
    this.spf = spf;
    this.publicUrl = publicUrl;
  }

  /** The connection as it is now, for who asked. */
  public ApiResponse show(int httpStatus, String subscriptionId, ApiRequest request) {
    return show(httpStatus, subscriptionId, request, null);
  }

  ApiResponse showStarted(String subscriptionId, ApiRequest request, RunLink signIn) {
    return show(202, subscriptionId, request, signIn);
  }

  private ApiResponse show(
      int httpStatus, String subscriptionId, ApiRequest request, @Nullable RunLink signIn) {
    ConnectionStatus status = statuses.find(subscriptionId);
    Drift drift = drift(subscriptionId, status);
    MailFlowView mailFlow = mailFlow(subscriptionId, status);
    NextAction next =
        (signIn == null ? nextActions.of(subscriptionId, status) : NextActions.signIn(signIn))
            .at(publicUrl.of(request));
    return ApiResponse.json(
        httpStatus,
        ConnectionView.of(
            status,
            connections.find(subscriptionId).map(OrganizationView::of).orElse(null),
            next.orRepair(mailFlow, drift),
            plan(subscriptionId, status),
            drift,
            mailFlow,
            DirectoryView.of(synchronizations.health(subscriptionId)),
            SpfView.of(spf.find(subscriptionId)),
            signIn == null ? null : next.url()));
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
      return MailFlowView.of(bypass.get(), appOnly.state(subscriptionId));
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
