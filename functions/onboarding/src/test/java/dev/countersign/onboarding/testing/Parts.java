package dev.countersign.onboarding.testing;

import dev.countersign.core.ManualClock;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.BreakerStore;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ProbeStore;
import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.directory.SynchronizationStore;
import dev.countersign.core.dns.DnsRecordStore;
import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.DynamoDbBreakerStore;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.DynamoDbMembershipStore;
import dev.countersign.core.dynamodb.DynamoDbProbeStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.DynamoDbSynchronizationStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageSearch;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.core.subscription.SubscriptionStore;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.connection.Connections;
import dev.countersign.onboarding.connection.NextActions;
import dev.countersign.onboarding.device.DeviceCodes;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.groups.GraphClient;
import dev.countersign.onboarding.groups.Groups;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.link.GivenLinks;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.RunEnd;
import dev.countersign.onboarding.secret.KmsSecretStore;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signature.RuleGroups;
import dev.countersign.onboarding.signin.BrowserSessions;
import dev.countersign.onboarding.signin.SignInAttempts;
import dev.countersign.onboarding.spf.SpfStates;
import dev.countersign.onboarding.synchronization.Synchronizations;
import dev.countersign.onboarding.wait.Answers;
import dev.countersign.onboarding.wait.WaitTokens;
import java.util.Set;

/** The parts of the functions over DynamoDB Local, with the subscription of the sample events. */
public final class Parts {
  /** Of the sample events: the deployment was given no domain of its own. */
  public static final String PUBLIC_URL = "https://api.countersign.example";

  public final PublicUrl publicUrl = new PublicUrl("");

  public final ManualClock clock = new ManualClock();
  public final StepFunctionsStandIn stepFunctions = new StepFunctionsStandIn();
  private final Tables tables = LocalTables.fresh();
  public final Table table = tables.subscriptions();
  public final SubscriptionStore subscriptions = new DynamoDbSubscriptionStore(table);
  public final SubscriptionAccess access = new SubscriptionAccess(subscriptions);
  public final StatusStore statuses = new DynamoDbStatusStore(table, clock);
  public final DynamoDbConnectionStore connectionStore = new DynamoDbConnectionStore(table);
  public final SignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  public final SecretStore secrets =
      new KmsSecretStore(table, new KmsStandIn(), KmsStandIn.KEY_ID, clock);
  public final WaitTokens waitTokens = new WaitTokens(table, clock);
  public final AuditTrail audit = new DynamoDbAuditTrail(tables.audit(), clock);
  public final Answers answers = new Answers(statuses, waitTokens, stepFunctions, audit);
  public final RunEnd runEnd = new RunEnd(secrets, waitTokens, audit);
  public final SynchronizationStore synchronizations =
      new DynamoDbSynchronizationStore(table, clock);
  public final ScopeStore scopes = new DynamoDbScopeStore(table);
  public final DirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());

  /** Without Graph: the tests with groups are where the stand-in of Microsoft 365 is. */
  private final Groups groups = new Groups(new GraphClient(tenant -> "", ""));

  public final ScopeChoices scopeChoices = new ScopeChoices(connectionStore, groups, scopes);
  public final Executions executions =
      new Executions(stepFunctions, StepFunctionsStandIn.STATE_MACHINE_ARN);
  public final MembershipStore memberships = new DynamoDbMembershipStore(tables.directory());
  public final RuleGroups ruleGroups =
      new RuleGroups(
          connectionStore,
          groups,
          memberships,
          new Synchronizations(connectionStore, statuses, synchronizations, executions));
  private final GivenLinks given = new GivenLinks(table, clock);
  public final RunLinks invitations =
      new RunLinks(secrets, statuses, given, RunLinks.Kind.INVITATION);
  public final RunLinks authorizations =
      new RunLinks(secrets, statuses, given, RunLinks.Kind.AUTHORIZATION);
  public final BrowserSessions sessions;
  public final SignInAttempts attempts = new SignInAttempts(table, clock);
  public final ReturnStore returns = new DynamoDbReturnStore(table);
  public final MessageLedger ledger = tables.ledger();
  public final MessageSearch messageSearch = tables.messageSearch();
  public final ProbeStore probes = new DynamoDbProbeStore(table, tables.messages());
  public final BreakerStore breakers = new DynamoDbBreakerStore(table);
  public final Bypasses bypasses = new Bypasses(table);
  public final AppOnlyAccess appOnly = new AppOnlyAccess(table);
  public final DeviceCodes deviceCodes = new DeviceCodes(secrets);
  public final DnsRecordStore records = new DynamoDbDnsRecordStore(table);
  public final Connections connections =
      new Connections(
          statuses,
          connectionStore,
          new NextActions(answers, invitations, authorizations, deviceCodes, records),
          new Plans(table),
          returns,
          probes,
          breakers,
          bypasses,
          appOnly,
          new Drifts(table),
          synchronizations,
          new SpfStates(table),
          publicUrl);

  public Parts() {
    sessions = new BrowserSessions(attempts, secrets);
    subscriptions.add(
        new Subscription(
            Events.SUBSCRIPTION, "Brightwater Instruments", Events.CALLER, clock.instant()));
  }

  /** A run that waits in a state. */
  public void await(String state) {
    statuses.begin(Events.SUBSCRIPTION, Events.RUN);
    statuses.enter(Events.SUBSCRIPTION, Events.RUN, state);
    waitTokens.keep(Events.SUBSCRIPTION, Events.RUN, state, "token-of-" + state);
  }

  /** A run whose organisation has given consent. */
  public void consented(String tenantId) {
    statuses.begin(Events.SUBSCRIPTION, Events.RUN);
    connectionStore.save(
        new Connection(
            Events.SUBSCRIPTION,
            tenantId,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            "brightwater.mail.protection.outlook.com",
            null,
            null));
  }
}
