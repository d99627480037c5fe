package dev.countersign.local.cloud.stepfunctions.moto;

import static dev.countersign.local.cloud.stepfunctions.Functions.failing;
import static dev.countersign.local.cloud.stepfunctions.Functions.returning;

import dev.countersign.local.cloud.stepfunctions.Functions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The state machines as they are deployed, with functions that only play their parts. */
final class OnboardingSamples {
  private static final String PERMANENT = "dev.countersign.core.failure.PermanentFailure";
  private static final String NOT_AUTHORIZED = "dev.countersign.onboarding.exchange.NotAuthorized";
  private static final String INPUT = "{\"subscriptionId\":\"s1\",\"runId\":\"r1\"}";

  private OnboardingSamples() {}

  static Stream<Sample> all() throws IOException {
    return Stream.of(
        sample("onboarding connects", OnboardingSamples::consenting),
        sample("onboarding is declined", OnboardingSamples::declining),
        sample(
            "another account has the roles",
            answers ->
                consenting(answers)
                    .answering(
                        "CheckRoles",
                        failing(NOT_AUTHORIZED, "RolesMissing: Missing."),
                        returning("{}"))),
        sample(
            "onboarding is taken back",
            answers ->
                consenting(answers).with("CreateInboundConnector", failing(PERMANENT, "Refused"))),
        sample(
            "onboarding cannot be taken back",
            answers ->
                declining(answers).with("UndoProvisioning", failing(PERMANENT, "Signed out"))),
        repair("the app repairs", "APP_ONLY"),
        repair("an administrator signs in to repair", "SIGN_IN"),
        sample(
            "onboarding gives up on the DNS",
            answers -> consenting(answers).with("ObtainCertificate", dnsCheck(false, 300))),
        disconnecting("it is disconnected by a sign-in", () -> disconnecting("SIGN_IN")),
        disconnecting("it is disconnected with nobody signed in", () -> disconnecting("APP_ONLY")),
        disconnecting("what is gone is forgotten", () -> disconnecting("LEFT_ALONE")),
        disconnecting(
            "disconnecting is declined",
            () -> disconnecting("SIGN_IN").with("PollDeviceCode", refusing())),
        disconnecting(
            "the domain is left",
            () ->
                disconnecting("APP_ONLY").with("RemoveRelayDomain", failing(PERMANENT, "Denied"))),
        disconnecting(
            "disconnecting fails",
            () -> disconnecting("APP_ONLY").with("UndoProvisioning", failing(PERMANENT, "Denied"))),
        rotation("the secret is rotated by somebody", "SIGN_IN"),
        rotation("the secret is rotated by nobody", "APP_ONLY"),
        synchronization("the directory is synchronised", OnboardingSamples::pages),
        synchronization(
            "the directory is not synchronised",
            () ->
                new Functions()
                    .otherwise(returning("{}"))
                    .with("SynchronizeDirectory", failing(PERMANENT, "GroupGone: Gone."))));
  }

  private static Sample repair(String name, String access) throws IOException {
    String input = INPUT.replace("}", ",\"repair\":\"" + access + "\"}");
    return new Sample(name, definition("onboarding"), input, OnboardingSamples::consenting);
  }

  private static Sample rotation(String name, String way) throws IOException {
    String input = INPUT.replaceFirst("\\{", "{\"rotation\":\"" + way + "\",");
    return new Sample(name, definition("onboarding"), input, OnboardingSamples::consenting);
  }

  private static Sample synchronization(String name, Supplier<Functions> functions)
      throws IOException {
    return new Sample(name, definition("synchronization"), INPUT, answers -> functions.get());
  }

  private static Sample disconnecting(String name, Supplier<Functions> functions)
      throws IOException {
    return new Sample(
        name,
        definition("disconnect"),
        "{\"subscriptionId\":\"s1\",\"runId\":\"r1\",\"removedByHand\":false}",
        answers -> functions.get());
  }

  private static Functions disconnecting(String exchange) {
    return new Functions()
        .otherwise(returning("{}"))
        .with("ListWhatWasMade", returning("{\"exchange\":\"" + exchange + "\"}"))
        .with("StartDeviceCode", device("PENDING"))
        .answering("PollDeviceCode", device("PENDING"), device("AUTHORIZED"))
        .with("DisableRules", returning("{\"disabledAt\":\"2026-11-25T10:00:00Z\"}"))
        .answering(
            "DrainMail",
            returning("{\"drained\":false,\"waitSeconds\":1}"),
            returning("{\"drained\":true,\"waitSeconds\":0}"))
        .answering(
            "ForgetOrganization", returning("{\"done\":false}"), returning("{\"done\":true}"));
  }

  private static Functions pages() {
    return new Functions()
        .otherwise(returning("{}"))
        .answering(
            "SynchronizeDirectory",
            returning("{\"done\":false,\"waitSeconds\":1}"),
            returning("{\"done\":true,\"waitSeconds\":0}"));
  }

  private static String definition(String name) throws IOException {
    Path file = Path.of(System.getProperty("countersign.root"), "statemachine", name + ".asl.json");
    return Files.readString(file).replace("Arn}", "}");
  }

  private static Sample sample(String name, Function<Sample.TokenAnswers, Functions> functions)
      throws IOException {
    return new Sample(name, definition("onboarding"), INPUT, functions);
  }

  private static Functions consenting(Sample.TokenAnswers answers) {
    String scope = "{\"scope\":{\"kind\":\"ALL\"}}";
    return new Functions()
        .otherwise(returning("{}"))
        .with("AwaitConsent", answering(answers, "{\"tenantId\":\"t1\"}"))
        .with("AwaitSyncScope", answering(answers, scope))
        .with("AwaitRoutingScope", answering(answers, scope))
        .answering(
            "SynchronizeDirectory",
            returning("{\"done\":false,\"waitSeconds\":1}"),
            returning("{\"done\":true,\"waitSeconds\":0}"))
        .answering("ObtainCertificate", dnsCheck(false, 1), dnsCheck(true, 2))
        .answering("VerifyRelayDomain", dnsCheck(false, 1), dnsCheck(true, 2))
        .answering(
            "ForgetOrganization", returning("{\"done\":false}"), returning("{\"done\":true}"))
        .with("SendProbe", probe("LOOK"))
        .answering("LookForProbe", probe("LOOK"), probe("SEND"), probe("GO_ON"))
        .with("StartDeviceCode", device("PENDING"))
        .answering("PollDeviceCode", device("PENDING"), device("AUTHORIZED"));
  }

  private static Functions.Function dnsCheck(boolean done, int checks) {
    return returning("{\"done\":" + done + ",\"checks\":" + checks + ",\"waitSeconds\":1}");
  }

  private static Functions declining(Sample.TokenAnswers answers) {
    return consenting(answers).with("PollDeviceCode", refusing());
  }

  private static Functions.Function refusing() {
    return failing(NOT_AUTHORIZED, "AuthorizationDeclined: Declined.");
  }

  private static Functions.Function answering(Sample.TokenAnswers answers, String output) {
    return payload -> {
      answers.succeed(payload.path("taskToken").asText(), output);
      return "{}";
    };
  }

  private static Functions.Function probe(String next) {
    return returning("{\"next\":\"" + next + "\",\"waitSeconds\":1,\"looks\":1,\"tries\":1}");
  }

  private static Functions.Function device(String status) {
    return returning("{\"status\":\"" + status + "\",\"codes\":1,\"intervalSeconds\":1}");
  }
}
