package dev.countersign.local.cli.invoke;

import dev.countersign.local.cli.CommandFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event file, told to the deployment at hand: the files in {@code events/} name one
 * subscription, one run, one user and one secret that no deployment has.
 */
final class SampleEvent {
  static final String MESSAGE_ID = "ov3k8t1a5c9h0qlr2m7b6n4e8d1f5g0s";

  private static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String RUN = "0b8f6a52-3c1d-4e7f-9a60-5d2c7e81f394";
  private static final String USER = "user-4711";
  private static final Pattern TENANT_HEADER = Pattern.compile(SUBSCRIPTION + "\\.[\\w-]{43}");

  private SampleEvent() {}

  static String read(Path file, SampleTenant tenant) {
    try {
      String secret = Matcher.quoteReplacement(tenant.header());
      return TENANT_HEADER
          .matcher(Files.readString(file))
          .replaceAll(secret)
          .replace(SUBSCRIPTION, tenant.subscriptionId())
          .replace(RUN, tenant.runId())
          .replace(USER, tenant.user());
    } catch (IOException e) {
      throw new CommandFailed(
          "The event " + file + " cannot be read; nothing was invoked. Give one with --event.");
    }
  }
}
