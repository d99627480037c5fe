package dev.countersign.local.cli.demo;

import dev.countersign.local.LocalDeployment;
import dev.countersign.local.microsoft365.exchange.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What came of the demo, in a few lines; everything in it has been checked. */
final class Summary {
  private final Progress progress;
  private final LocalDeployment deployment;

  Summary(Progress progress, LocalDeployment deployment) {
    this.progress = progress;
    this.deployment = deployment;
  }

  void print(Configuration before, List<SignedMessage> messages, double connected, Path output) {
    progress.chapter("Summary");
    progress.line(
        String.format(
            Locale.ROOT,
            "%s was connected in %.1f s. Created in Exchange Online:",
            deployment.organization().displayName(),
            connected));
    Created.between(before, deployment.exchange().configuration())
        .forEach(line -> progress.line("  - " + line));
    progress.line("");
    progress.line(messages.size() + " messages went through the loop. In each one's mailbox:");
    progress.line("  - it is signed, carries X-Countersign-Processed and not the tenant's secret;");
    progress.line("  - every byte outside the inserted signature is the sender's.");
    messages.stream().filter(m -> m.name().startsWith("plain")).forEach(this::show);
    progress.line("");
    progress.line("Messages before and after: " + output);
    progress.line("Look at them:              " + output.resolve("index.html").toUri());
  }

  private void show(SignedMessage message) {
    progress.line("");
    progress.line("Before (" + message.name() + ", as its sender wrote it):");
    body(message.before());
    progress.line("After (in the mailbox of " + message.recipient() + "):");
    body(message.after());
  }

  private void body(byte[] message) {
    new ShownMessage(message).text().lines().forEach(line -> progress.line("  | " + line));
  }
}
