package dev.countersign.local.cli.invoke;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.LocalDeployment;
import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.s3.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeSet;

/** Invokes one function of a deployment whose sample organisation is connected. */
public final class Invocation {
  private final LocalDeployment deployment;
  private final Path events;
  private final SampleTenant tenant;

  private Invocation(LocalDeployment deployment, Path events, SampleTenant tenant) {
    this.deployment = deployment;
    this.events = events;
    this.tenant = tenant;
  }

  /**
   * Connects the sample organisation; takes some seconds.
   *
   * @param events folder with an event for each function, and with messages
   */
  public static Invocation connect(LocalDeployment deployment, Path events, Progress progress) {
    return new Invocation(deployment, events, SampleTenant.connect(deployment, progress));
  }

  /**
   * What the function answered.
   *
   * @param failed whether it threw
   * @param answer JSON for people to read
   */
  public record Answer(boolean failed, String answer) {}

  /**
   * Invokes.
   *
   * @param event file with the event
   */
  public Answer invoke(String function, Path event) {
    requireKnown(deployment, function);
    storeMessage(SampleEvent.MESSAGE_ID);
    if (function.equals("RelayMessage")) {
      call("AcceptMessage", SampleEvent.read(events.resolve("AcceptMessage.json"), tenant));
    }
    InvocationResult result = call(function, SampleEvent.read(event, tenant));
    return new Answer(result.functionError(), readable(result.payload()));
  }

  /**
   * An event told to this deployment.
   *
   * @param messageId takes the place of the sample message's
   */
  public String event(Path file, String messageId) {
    return SampleEvent.read(file, tenant).replace(SampleEvent.MESSAGE_ID, messageId);
  }

  /** Says which functions there are where this is none. */
  public static void requireKnown(LocalDeployment deployment, String function) {
    TreeSet<String> names = new TreeSet<>(deployment.cloud().functions().names());
    if (!names.contains(function)) {
      throw new CommandFailed(
          "There is no function " + function + ". There are: " + String.join(", ", names) + ".");
    }
  }

  private InvocationResult call(String function, String event) {
    return deployment.cloud().functions().invoke(function, event.getBytes(UTF_8));
  }

  /** Stores the message that the mail path's events are about, as Exchange would have sent it. */
  public void storeMessage(String messageId) {
    Map<String, String> environment =
        deployment.cloud().functions().function("AcceptMessage").environment();
    String header = MailContract.TENANT_HEADER + ": " + tenant.header() + "\r\n";
    byte[] message = (header + sampleMessage()).getBytes(ISO_8859_1);
    deployment
        .cloud()
        .buckets()
        .put(
            String.valueOf(environment.get("MESSAGES_BUCKET")),
            environment.get("MESSAGES_PREFIX") + messageId,
            StoredObject.of(message, Map.of(), Clock.systemUTC().instant()));
  }

  private String sampleMessage() {
    try {
      return Files.readString(events.resolve("outlook-reply.eml"), ISO_8859_1);
    } catch (IOException e) {
      throw new CommandFailed("The sample message cannot be read: " + e.getMessage());
    }
  }

  private static String readable(byte[] json) {
    try {
      return Json.MAPPER.readTree(json).toPrettyString();
    } catch (JsonProcessingException e) {
      return new String(json, UTF_8);
    } catch (IOException e) {
      throw new CommandFailed("The answer cannot be read: " + e.getMessage());
    }
  }
}
