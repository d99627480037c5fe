package dev.countersign.onboarding.connection;

import dev.countersign.core.connection.ConnectionStatus;
import dev.countersign.core.dns.DnsRecord;
import dev.countersign.core.dns.DnsRecordStore;
import dev.countersign.core.dns.DnsRecordStore.Kept;
import dev.countersign.onboarding.device.DeviceCode;
import dev.countersign.onboarding.device.DeviceCodes;
import dev.countersign.onboarding.link.RunLink;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.wait.Answers;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives what the administrator has to do from where the run is. */
public final class NextActions {
  private static final NextAction WAIT =
      NextAction.of(
          "WAIT", "Nothing to do: the next step goes on by itself. You may close this page.");

  private static final NextAction BEGUN =
      NextAction.of(
          "WAIT",
          "It has begun. Read the connection again (GET …/connection) in some seconds: it says then"
              + " what it needs.");

  private static final NextAction TAKING_BACK =
      NextAction.of(
          "WAIT",
          "That did not work. What was set up is being taken back, which takes some minutes; then it"
              + " is said here why.");

  private final Answers answers;
  private final RunLinks invitations;
  private final RunLinks authorizations;
  private final DeviceCodes deviceCodes;
  private final DnsRecordStore records;

  /**
   * @param invitations to sign in and give consent
   * @param authorizations to authorise Exchange Online without a code
   * @param records that people are asked to publish
   */
  public NextActions(
      Answers answers,
      RunLinks invitations,
      RunLinks authorizations,
      DeviceCodes deviceCodes,
      DnsRecordStore records) {
    this.authorizations = authorizations;
    this.answers = answers;
    this.invitations = invitations;
    this.deviceCodes = deviceCodes;
    this.records = records;
  }

  /** What is to be done now. */
  public NextAction of(String subscriptionId, ConnectionStatus status) {
    return switch (status.status()) {
      case NOT_CONNECTED ->
          NextAction.of(
              "CONNECT",
              "Start with Connect (POST …/connection): have a Global Administrator at hand.");
      case CONNECTED ->
          status.failure() == null
              ? NextAction.of(
                  "NONE",
                  "Microsoft 365 is connected. If you have not saved a signature yet, mail goes"
                      + " unsigned: PUT …/signature saves one, it counts within a minute, and GET"
                      + " …/preview shows what a message would get.")
              : NextAction.of(
                  "NONE",
                  "The last change did not work and was taken back: Microsoft 365 is connected as"
                      + " before. Read why, put that right, then connect again.");
      case FAILED -> failed(status);
      case DISCONNECTING -> inProgress(subscriptionId, status);
      case IN_PROGRESS -> inProgress(subscriptionId, status);
    };
  }

  private static NextAction failed(ConnectionStatus status) {
    boolean disconnecting =
        status.steps().stream().anyMatch(step -> step.name().equals("ListWhatWasMade"));
    return disconnecting
        ? NextAction.of(
            "DISCONNECT", "Read why it failed, then disconnect again (DELETE …/connection).")
        : NextAction.of(
            "CONNECT",
            "Read why it failed, put that right, then connect again (POST …/connection).");
  }

  private NextAction inProgress(String subscriptionId, ConnectionStatus status) {
    String step = status.step() == null ? "" : status.step();
    String runId = status.runId() == null ? "" : status.runId();
    if (status.isBeingTakenBack()) {
      return status.waiting() == null ? TAKING_BACK : waiting(status);
    }
    return switch (step) {
      case "" -> BEGUN;
      case "AwaitConsent", "AwaitSyncScope", "AwaitRoutingScope", "AwaitConfirmation" ->
          answers.isAwaited(subscriptionId, runId, step)
              ? awaited(subscriptionId, runId, step)
              : WAIT;
      case "StartDeviceCode", "PollDeviceCode" -> authorize(subscriptionId, runId);
      case "ObtainCertificate", "VerifyRelayDomain" -> publish(subscriptionId, status);
      default -> waiting(status);
    };
  }

  private static NextAction waiting(ConnectionStatus status) {
    return status.waiting() == null ? WAIT : NextAction.of("WAIT", status.waiting().message());
  }

  private NextAction publish(String subscriptionId, ConnectionStatus status) {
    List<DnsRecord> asked =
        records.find(subscriptionId).stream().filter(Kept::asked).map(Kept::record).toList();
    return asked.isEmpty() || status.waiting() == null
        ? waiting(status)
        : NextAction.publish(
            "Have these records published in the DNS of the relay domain, and leave them there: the"
                + " certificate is renewed by them. The run goes on by itself when they are seen. "
                + status.waiting().message(),
            asked);
  }

  private NextAction awaited(String subscriptionId, String runId, String step) {
    return switch (step) {
      case "AwaitSyncScope" ->
          NextAction.of(
              "CHOOSE_SYNC_SCOPE",
              "The organisation has accepted (organization says which one; if it is the wrong one,"
                  + " DELETE …/connection stops this). Choose whose contact data is synchronised (PUT …/connection/sync-scope): ALL_USERS, or"
                  + " the GROUP of a groupId (GET …/groups?search= finds it).");
      case "AwaitRoutingScope" ->
          NextAction.of(
              "CHOOSE_ROUTING_SCOPE",
              "Choose whose mail gets a signature (PUT …/connection/routing-scope): ALL_USERS, or the"
                  + " GROUP of a groupId (GET …/groups?search= finds it).");
      case "AwaitConfirmation" ->
          NextAction.of(
              "CONFIRM_CHANGES",
              "Look at the plan: what is going to be changed in Exchange Online, and what else"
                  + " takes your mail to another service. Two services in one path can send mail"
                  + " round in circles or sign it twice. Confirm the changes, or refuse them (PUT"
                  + " …/connection/confirmation).");
      default -> invitations.find(subscriptionId, runId).map(NextActions::signIn).orElse(WAIT);
    };
  }

  private NextAction authorize(String subscriptionId, String runId) {
    Optional<RunLink> link = authorizations.find(subscriptionId, runId);
    if (link.isPresent() && deviceCodes.isBlocked(subscriptionId, runId)) {
      return authorize(link.get());
    }
    @Nullable String path = link.map(RunLink::path).orElse(null);
    return deviceCodes.find(subscriptionId, runId).map(code -> enterCode(code, path)).orElse(WAIT);
  }

  private static NextAction authorize(RunLink link) {
    return new NextAction(
        "AUTHORIZE",
        "A Conditional Access policy of the organisation blocks signing in with a code"
            + " (BlockedByConditionalAccess). Open the link instead, in the browser, as a Global"
            + " Administrator of the same organisation.",
        link.path(),
        null,
        null,
        link.expiresAt().toString(),
        null,
        null);
  }

  /** Whatever step the run is in: what it was begun for. */
  static NextAction signIn(RunLink link) {
    return new NextAction(
        "SIGN_IN",
        "Open the link, sign in to Microsoft 365 as a Global Administrator and accept the"
            + " permission request.",
        link.path(),
        null,
        null,
        link.expiresAt().toString(),
        null,
        null);
  }

  private static NextAction enterCode(DeviceCode code, @Nullable String path) {
    return new NextAction(
        "ENTER_CODE",
        (code.lastTry() == null ? "" : code.lastTry().message() + " This is a new code. ")
            + "Open the address, enter the code and confirm the sign-in to Exchange Online as a Global"
            + " Administrator of the same organisation. If your organisation blocks codes, open the"
            + " link instead; whichever is first counts.",
        path,
        code.userCode(),
        code.verificationUri(),
        code.expiresAt().toString(),
        null,
        code.lastTry());
  }
}
