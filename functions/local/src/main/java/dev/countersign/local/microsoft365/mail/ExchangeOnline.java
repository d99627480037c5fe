package dev.countersign.local.microsoft365.mail;

import com.sun.net.httpserver.HttpHandler;
import dev.countersign.local.microsoft365.exchange.AdminFaults;
import dev.countersign.local.microsoft365.exchange.AdminTokens;
import dev.countersign.local.microsoft365.exchange.Configuration;
import dev.countersign.local.microsoft365.exchange.ConfigurationStore;
import dev.countersign.local.microsoft365.exchange.ExchangeAdministration;
import dev.countersign.local.microsoft365.exchange.Hydration;
import dev.countersign.local.microsoft365.exchange.Organization;
import dev.countersign.local.tls.Identity;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.X509TrustManager;
import org.subethamail.smtp.server.SMTPServer;

/** One organisation's Exchange Online: administration, mail flow and mailboxes. */
public final class ExchangeOnline implements AutoCloseable {

  /**
   * What it needs from outside.
   *
   * @param identity the certificate of the host that mail comes in at
   * @param trust decides about the certificates of smart hosts and of mail that comes back
   * @param initial what the organisation had before anybody connected it
   */
  public record Surroundings(
      Organization organization,
      Configuration initial,
      AdminTokens tokens,
      Network network,
      Identity identity,
      X509TrustManager trust,
      Clock clock) {}

  /**
   * What may be chosen.
   *
   * @param hydrated whether the organisation was customized before
   * @param hydrationTime how long cmdlets fail after customization was enabled
   * @param changeDelay how long mail flow takes to obey a changed rule or connector
   * @param submissionPort where users submit mail; as all ports on 127.0.0.1, and 0 for any
   * @param inboundPort where mail from outside comes in
   * @param imapPort where mail clients read
   */
  public record Options(
      boolean hydrated,
      Duration hydrationTime,
      Duration changeDelay,
      MailFlowOptions mailFlow,
      int submissionPort,
      int inboundPort,
      int imapPort) {

    /** An organisation that was never customized, where everything else happens at once. */
    public static final Options DEFAULTS =
        new Options(false, Duration.ZERO, Duration.ZERO, MailFlowOptions.DEFAULTS, 0, 0, 0);
  }

  private final ExchangeAdministration administration;
  private final Journal journal;
  private final Mailboxes mailboxes;
  private final TransportWorkers workers;
  private final SMTPServer submission;
  private final SMTPServer inbound;
  private final Hydration hydration;
  private final SmtpFaults smtpFaults = new SmtpFaults();

  public ExchangeOnline(Surroundings surroundings, Options options) {
    Clock clock = surroundings.clock();
    Organization organization = surroundings.organization();
    ConfigurationStore configurations =
        new ConfigurationStore(surroundings.initial(), clock, options.changeDelay());
    this.hydration = new Hydration(options.hydrated(), options.hydrationTime(), clock);
    this.administration =
        new ExchangeAdministration(
            organization, configurations, surroundings.tokens(), hydration, clock);
    this.journal = new Journal(clock);
    this.mailboxes = new Mailboxes(options.imapPort(), clock);
    MailboxDelivery delivery = new MailboxDelivery(organization, mailboxes, journal, clock);
    ConnectorDelivery connectors =
        new ConnectorDelivery(
            configurations,
            new SmartHostDelivery(
                surroundings.network(), surroundings.trust(), organization.mailHost()),
            new TraceHeaders(organization),
            delivery,
            journal,
            options.mailFlow(),
            clock);
    this.workers =
        new TransportWorkers(
            new MailFlow(organization, configurations, connectors, delivery, journal), connectors);
    SmtpServers servers = new SmtpServers(organization, options.mailFlow());
    this.submission =
        servers.submission(
            options.submissionPort(),
            peer -> new Submission(organization, workers, journal, clock, peer));
    Reception.Office office =
        new Reception.Office(
            organization,
            configurations,
            new Attribution(organization.acceptedDomains(), surroundings.trust()),
            workers,
            smtpFaults,
            journal,
            options.mailFlow(),
            clock);
    this.inbound =
        servers.inbound(
            options.inboundPort(), surroundings.identity(), peer -> new Reception(office, peer));
  }

  /** The admin REST API; mount it at {@code AdminApi.PATH}. */
  public HttpHandler adminApi() {
    return administration.api();
  }

  /** As an organisation that nobody has customized yet; the same again and again for tests. */
  public void dehydrate() {
    hydration.reset();
  }

  /** Faults of the admin REST API. */
  public AdminFaults adminFaults() {
    return administration.faults();
  }

  /** The configuration as it is now, to look at what a run created or left alone. */
  public Configuration configuration() {
    return administration.configuration();
  }

  /** Faults of the host that mail comes in at. */
  public SmtpFaults smtpFaults() {
    return smtpFaults;
  }

  public Journal journal() {
    return journal;
  }

  public Mailboxes mailboxes() {
    return mailboxes;
  }

  /** The port on 127.0.0.1 where users submit mail. */
  public int submissionPort() {
    return submission.getPortAllocated();
  }

  /** The port on 127.0.0.1 that stands for port 25 of the organisation's mail host. */
  public int inboundPort() {
    return inbound.getPortAllocated();
  }

  /** Tries deferred mail again that is due by the clock, now. */
  public void retryDue() {
    workers.retryDue();
  }

  /**
   * Waits until mail flow has nothing to do; deferred mail may still wait for its time.
   *
   * @throws IllegalStateException if that takes longer than the limit
   */
  public void awaitIdle(Duration limit) {
    workers.awaitIdle(limit);
  }

  @Override
  public void close() {
    submission.stop();
    inbound.stop();
    workers.close();
    mailboxes.close();
  }
}
