package dev.countersign.onboarding;

import dev.countersign.core.connection.ReturnStore;
import dev.countersign.core.dynamodb.DynamoDbDnsRecordStore;
import dev.countersign.core.dynamodb.DynamoDbReturnStore;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.api.Connections;
import dev.countersign.onboarding.api.NextActions;
import dev.countersign.onboarding.apponly.AnyCredential;
import dev.countersign.onboarding.apponly.AppOnlyAccess;
import dev.countersign.onboarding.apponly.AppOnlyCredentials;
import dev.countersign.onboarding.bypass.Bypasses;
import dev.countersign.onboarding.device.DeviceCodes;
import dev.countersign.onboarding.device.ExchangeAuthorization;
import dev.countersign.onboarding.device.ExchangeLogin;
import dev.countersign.onboarding.device.ExchangeTokens;
import dev.countersign.onboarding.disconnect.Receipts;
import dev.countersign.onboarding.drift.Drifts;
import dev.countersign.onboarding.exchange.Credential;
import dev.countersign.onboarding.exchange.ExchangeAdmin;
import dev.countersign.onboarding.groups.GraphClient;
import dev.countersign.onboarding.groups.Groups;
import dev.countersign.onboarding.groups.ScopeChoices;
import dev.countersign.onboarding.link.GivenLinks;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.microsoft.AppTokens;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.plan.Plans;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.run.RunEnd;
import dev.countersign.onboarding.run.StoppedRuns;
import dev.countersign.onboarding.secret.KmsSecretStore;
import dev.countersign.onboarding.secret.SecretStore;
import dev.countersign.onboarding.signature.RuleGroups;
import dev.countersign.onboarding.signin.BrowserSessions;
import dev.countersign.onboarding.signin.CodeExchange;
import dev.countersign.onboarding.signin.MicrosoftPages;
import dev.countersign.onboarding.signin.ProgressSessions;
import dev.countersign.onboarding.signin.SignInAttempts;
import dev.countersign.onboarding.spf.DnsJavaResolver;
import dev.countersign.onboarding.spf.SpfCheck;
import dev.countersign.onboarding.spf.SpfStates;
import dev.countersign.onboarding.synchronization.Synchronizations;
import dev.countersign.onboarding.wait.Answers;
import dev.countersign.onboarding.wait.WaitTokens;
import java.net.URI;
import java.time.Clock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The one place where the functions of this module get their parts. Each part reads the variables
 * that it needs, so a function has to be given only those.
 */
public final class Wiring {
  private final Environment environment;
  private final Tables tables;
  private final Clock clock = Clock.systemUTC();
  private final Stores stores;

  public Wiring(Environment environment) {
    this.environment = environment;
    this.tables = Tables.of(environment);
    this.stores = new Stores(tables, clock);
  }

  /** What all functions share. */
  public Stores stores() {
    return stores;
  }

  public SubscriptionAccess access() {
    return new SubscriptionAccess(stores.subscriptions());
  }

  /** Our own record lists the addresses that the deployment sends from. */
  public SpfCheck spf() {
    return new SpfCheck(
        DnsJavaResolver.at(environment.get("DNS_RESOLVER", "")),
        "spf." + environment.require("RELAY_DOMAIN"));
  }

  public SpfStates spfStates() {
    return new SpfStates(tables.subscriptions());
  }

  public SecretStore secrets() {
    KmsClient kms = KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    return new KmsSecretStore(
        tables.subscriptions(), kms, environment.require("SECRETS_KEY_ID"), clock);
  }

  public WaitTokens waitTokens() {
    return new WaitTokens(tables.subscriptions(), clock);
  }

  public Answers answers() {
    return new Answers(stores.statuses(), waitTokens(), stepFunctions(), stores.audit());
  }

  public Executions executions() {
    return new Executions(stepFunctions(), environment.require("STATE_MACHINE_ARN"));
  }

  public AppOnlyAccess appOnlyAccess() {
    return new AppOnlyAccess(tables.subscriptions());
  }

  public AppOnlyCredentials appOnlyCredentials() {
    return new AppOnlyCredentials(login(), credential());
  }

  /** For what may run when nobody has signed in for it. */
  public Credential.Source anyCredential() {
    return new AnyCredential(
        exchangeTokens(), appOnlyAccess(), appOnlyCredentials(), stores.connections());
  }

  public Drifts drifts() {
    return new Drifts(tables.subscriptions());
  }

  public Executions disconnectExecutions() {
    return new Executions(stepFunctions(), environment.require("DISCONNECT_STATE_MACHINE_ARN"));
  }

  public Receipts receipts() {
    return new Receipts(tables.subscriptions());
  }

  public Bypasses bypasses() {
    return new Bypasses(tables.subscriptions());
  }

  public StoppedRuns stoppedRuns() {
    return new StoppedRuns(stores.statuses(), executions());
  }

  public RunEnd runEnd() {
    return new RunEnd(secrets(), waitTokens(), stores.audit());
  }

  public RunLinks invitations() {
    return links(RunLinks.Kind.INVITATION);
  }

  public RunLinks authorizationLinks() {
    return links(RunLinks.Kind.AUTHORIZATION);
  }

  private RunLinks links(RunLinks.Kind kind) {
    GivenLinks given = new GivenLinks(tables.subscriptions(), clock);
    return new RunLinks(secrets(), stores.statuses(), given, kind);
  }

  public BrowserSessions browserSessions() {
    return new BrowserSessions(signInAttempts(), secrets());
  }

  public SignInAttempts signInAttempts() {
    return new SignInAttempts(tables.subscriptions(), clock);
  }

  public ProgressSessions progressSessions() {
    return new ProgressSessions(tables.subscriptions(), clock);
  }

  public MicrosoftPages microsoftPages() {
    return new MicrosoftPages(login(), environment.require("ENTRA_CLIENT_ID"), publicUrl());
  }

  public CodeExchange codeExchange() {
    return codeExchange("/signin/callback", "openid profile");
  }

  public CodeExchange exchangeCodeExchange() {
    return codeExchange("/authorization/callback", ExchangeLogin.SCOPE);
  }

  private CodeExchange codeExchange(String redirectPath, String scope) {
    return new CodeExchange(login(), credential(), idTokens(), publicUrl(), redirectPath, scope);
  }

  public ExchangeLogin exchangeLogin() {
    return ExchangeLogin.ofPublicClient(login(), environment.require("EXCHANGE_CLIENT_ID"));
  }

  private ExchangeLogin appLogin() {
    return ExchangeLogin.ofApp(login(), credential());
  }

  public ExchangeAuthorization exchangeAuthorization() {
    return new ExchangeAuthorization(
        stores.statuses(),
        exchangeTokens(),
        deviceCodes(),
        authorizationLinks(),
        exchangeLogin(),
        appLogin());
  }

  public DeviceCodes deviceCodes() {
    return new DeviceCodes(secrets());
  }

  public ExchangeTokens exchangeTokens() {
    return new ExchangeTokens(
        exchangeLogin(), appLogin(), idTokens(), stores.connections(), secrets(), clock);
  }

  public NextActions nextActions() {
    return new NextActions(
        answers(),
        invitations(),
        authorizationLinks(),
        deviceCodes(),
        new DynamoDbDnsRecordStore(tables.subscriptions()));
  }

  /** How the API shows connections. */
  public Connections connectionViews() {
    ReturnStore returns = new DynamoDbReturnStore(tables.subscriptions());
    return new Connections(
        stores.statuses(),
        nextActions(),
        plans(),
        returns,
        stores.probes(),
        stores.breakers(),
        bypasses(),
        drifts(),
        stores.synchronizationStore(),
        spfStates(),
        publicUrl());
  }

  public Plans plans() {
    return new Plans(tables.subscriptions());
  }

  public Synchronizations synchronizations() {
    return new Synchronizations(
        stores.connections(),
        stores.statuses(),
        stores.synchronizationStore(),
        new Executions(stepFunctions(), environment.require("SYNCHRONIZATION_ARN")));
  }

  public Groups groups() {
    AppTokens tokens = new AppTokens(login(), credential(), clock);
    return new Groups(
        new GraphClient(
            tokens::token, environment.get("MICROSOFT_GRAPH_URL", "https://graph.microsoft.com")));
  }

  /** What rules that name groups need. */
  public RuleGroups ruleGroups() {
    return new RuleGroups(stores.connections(), groups(), stores.memberships(), synchronizations());
  }

  /** What choosing a scope needs. */
  public ScopeChoices scopeChoices() {
    return new ScopeChoices(stores.connections(), groups(), stores.scopes());
  }

  public ExchangeAdmin exchangeAdmin() {
    return new ExchangeAdmin(
        URI.create(environment.get("EXCHANGE_ADMIN_URL", "https://outlook.office365.com")));
  }

  public Clock clock() {
    return clock;
  }

  private LoginClient login() {
    return new LoginClient(
        environment.get("MICROSOFT_LOGIN_URL", "https://login.microsoftonline.com"));
  }

  private IdTokens idTokens() {
    return new IdTokens(login(), clock);
  }

  private ClientCredential credential() {
    SecretsManagerClient secretsManager =
        SecretsManagerClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    String secretId = environment.require("ENTRA_CREDENTIAL_SECRET_ID");
    return new ClientCredential(
        environment.require("ENTRA_CLIENT_ID"),
        () -> secretsManager.getSecretValue(get -> get.secretId(secretId)).secretString(),
        clock);
  }

  public PublicUrl publicUrl() {
    return new PublicUrl(environment.get("PUBLIC_URL", ""));
  }

  private static SfnClient stepFunctions() {
    return SfnClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
  }
}
