package dev.countersign.onboarding;

import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.link.PublicUrl;
import dev.countersign.onboarding.secret.KmsSecretStore;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Clock;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The one place where the functions of this module get their parts: what several features share,
 * and the wiring of each feature. Each part is made when it is asked for and reads the variables
 * that it needs then, so a function has to be given only those and starts nothing that it does not
 * use.
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

  public SecretStore secrets() {
    KmsClient kms = KmsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
    return new KmsSecretStore(
        tables.subscriptions(), kms, environment.require("SECRETS_KEY_ID"), clock);
  }

  public PublicUrl publicUrl() {
    return new PublicUrl(environment.get("PUBLIC_URL", ""));
  }

  public Clock clock() {
    return clock;
  }

  /** State machines: starting them, answering what they wait for, their end. */
  public RunWiring runs() {
    return new RunWiring(this);
  }

  /** Links for an administrator, and the pages that they lead to. */
  public SignInWiring signIn() {
    return new SignInWiring(this);
  }

  /** Exchange Online, and how we get into it. */
  public ExchangeWiring exchange() {
    return new ExchangeWiring(this);
  }

  /** What is known of connections, and how the API shows them. */
  public ConnectionWiring connection() {
    return new ConnectionWiring(this);
  }

  /** Groups of Microsoft 365, for scopes and rules. */
  public GroupWiring groups() {
    return new GroupWiring(this);
  }

  /** SPF records of the domains that send. */
  public SpfWiring spf() {
    return new SpfWiring(this);
  }

  /** Microsoft's sign-in service, for the features that need it. */
  MicrosoftWiring microsoft() {
    return new MicrosoftWiring(this);
  }

  Environment environment() {
    return environment;
  }

  Tables tables() {
    return tables;
  }
}
