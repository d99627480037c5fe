package dev.countersign.local.cli;

import dev.countersign.signature.Marks;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import dev.countersign.signature.damage.CorpusReport;
import dev.countersign.signature.damage.DamageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./countersign corpus}. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    description =
        "Runs the engine over a folder of messages and reports what it did to them. Nothing is"
            + " written. Exits with 1 if any message was damaged.")
final class CorpusCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "Folder with messages, one a file, or mailboxes (mbox).")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new CommandFailed(folder + " is no folder. Name one that has messages in it.");
    }
    Stamp stamp = new Stamp(SampleSignature.rendered(), new Marks(List.of(), Set.of()));
    CorpusReport report = CorpusReport.of(folder, new DamageCheck(new SignatureEngine(), stamp));
    System.out.print(report);
    return report.damaged() == 0 ? 0 : 1;
  }
}
