package dev.countersign.local.cloud;

import dev.countersign.local.cloud.acm.AcmService;
import dev.countersign.local.cloud.api.ApiGateway;
import dev.countersign.local.cloud.api.UserIssuer;
import dev.countersign.local.cloud.aws.RequestCounts;
import dev.countersign.local.cloud.http.HttpListener;
import dev.countersign.local.cloud.ingress.IngressEndpoint;
import dev.countersign.local.cloud.ingress.RuleSet;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.route53.HostedZones;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.secrets.SecretsManagerService;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.local.cloud.template.HttpApiResource;
import dev.countersign.local.cloud.template.MailResource;
import dev.countersign.local.cloud.template.Template;
import dev.countersign.local.cloud.template.TemplateInputs;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Everything that template.yaml declares, running in this JVM. Handlers are the deployed ones and
 * find this cloud through the AWS SDK's system properties, so a JVM has one cloud at a time.
 */
public final class LocalCloud implements AutoCloseable {
  private final LocalCloudOptions options;
  private final Closer closer = new Closer();
  private final Endpoints endpoints;
  private final Services services;
  private final UserIssuer issuer;
  private final HttpListener api;
  private @Nullable IngressEndpoint ingress;

  private LocalCloud(LocalCloudOptions options) {
    this.options = options;
    LocalCloudOptions.Ports ports = options.ports();
    HttpListener aws = closer.register(new HttpListener("aws", ports.aws()));
    HttpListener issuerListener = closer.register(new HttpListener("issuer", ports.issuer()));
    api = closer.register(new HttpListener("api", ports.api()));
    services =
        closer.register(
            new Services(
                aws.address(), options.clock(), options.longestWait(), options.authority()));
    endpoints =
        new Endpoints(
            aws.address(), services.dynamoDb.address(), api.address(), issuerListener.address());
    closer.register(SdkProperties.set(endpoints));
    issuer = new UserIssuer(endpoints.issuer(), options.clock());
    issuerListener.serve(issuer::handle);
    aws.serve(services.endpoint()::handle);
  }

  /**
   * Starts and deploys; takes a few seconds.
   *
   * @param templateFile template.yaml; the state machines are read from beside it
   * @throws dev.countersign.local.cloud.template.TemplateException where the template says what
   *     this cloud cannot do
   */
  public static LocalCloud start(Path templateFile, LocalCloudOptions options) {
    LocalCloud cloud = new LocalCloud(options);
    try {
      cloud.deploy(templateFile);
      return cloud;
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  private void deploy(Path templateFile) {
    options.hostedZones().forEach(services.zones::create);
    options.secrets().forEach(services.secrets::put);
    Template template = Template.read(templateFile, inputs());
    new Deployment(services, closer).deploy(template);
    HttpApiResource declared = template.api();
    if (declared != null) {
      ApiGateway gateway =
          new ApiGateway(
              declared,
              template.functions(),
              services.functions::invoke,
              services.functions.threads(),
              options.clock());
      api.serve(gateway::handle);
    }
    MailResource mail = template.mail();
    if (mail != null) {
      ingress = closer.register(ingress(mail));
    }
  }

  private IngressEndpoint ingress(MailResource mail) {
    RuleSet rules =
        new RuleSet(
            mail, options.ingressHost(), services.buckets, services.functions, options.clock());
    return new IngressEndpoint(
        options.ingressHost(),
        options.ports().ingress(),
        options.ingressTls(),
        mail.maximumMessageSize(),
        rules);
  }

  private TemplateInputs inputs() {
    return new TemplateInputs(
        LocalAccount.REGION,
        LocalAccount.ACCOUNT,
        LocalAccount.STACK,
        endpoints.aws(),
        options.parameters().apply(endpoints),
        options.attributes());
  }

  public Endpoints endpoints() {
    return endpoints;
  }

  /** Requests to AWS so far, by service and operation. */
  public RequestCounts requestCounts() {
    return services.counts;
  }

  /**
   * The SMTP port of the mail ingress on 127.0.0.1.
   *
   * @throws IllegalStateException where the template has no ingress point
   */
  public int ingressPort() {
    if (ingress == null) {
      throw new IllegalStateException("The template has no ingress point");
    }
    return ingress.port();
  }

  /** Gives users of the HTTP API their tokens. */
  public UserIssuer issuer() {
    return issuer;
  }

  /** What a resolver of public DNS would see. */
  public HostedZones zones() {
    return services.zones;
  }

  public AcmService certificates() {
    return services.acm;
  }

  public Buckets buckets() {
    return services.buckets;
  }

  public SecretsManagerService secrets() {
    return services.secrets;
  }

  public Queues queues() {
    return services.queues;
  }

  public Functions functions() {
    return services.functions;
  }

  @Override
  public void close() {
    closer.close();
  }
}
