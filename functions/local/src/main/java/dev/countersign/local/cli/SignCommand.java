package dev.countersign.local.cli;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.countersign.core.connection.MailContract;
import dev.countersign.signature.Decision;
import dev.countersign.signature.Marks;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import dev.countersign.signature.render.InvalidTemplateException;
import dev.countersign.signature.render.Renderer;
import dev.countersign.signature.render.SignatureTemplate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./countersign sign}. */
@Command(
    name = "sign",
    mixinStandardHelpOptions = true,
    description = "Signs message files with the engine alone: NAME.eml becomes NAME.signed.eml.")
final class SignCommand implements Callable<Integer> {
  @Option(
      names = "--signature",
      paramLabel = "FILE.html",
      description = "Mustache template of the signature (default: a sample with a logo).")
  private @Nullable Path html;

  @Option(
      names = "--text",
      paramLabel = "FILE.txt",
      description = "Template of its text version (default: made from the HTML).")
  private @Nullable Path text;

  @Option(
      names = "--field",
      paramLabel = "NAME=VALUE",
      description = "A field of the sender, for example displayName=\"Lena Hoffmann\".")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the signed messages (default: beside each message).")
  private @Nullable Path out;

  @Parameters(arity = "1..*", paramLabel = "FILE.eml", description = "Messages to sign.")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException {
    RenderedSignature signature = signature();
    SignatureEngine engine = new SignatureEngine();
    int failed = 0;
    for (Path file : files) {
      failed += sign(engine, signature, file) ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
  }

  private boolean sign(SignatureEngine engine, RenderedSignature signature, Path file)
      throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      System.err.println(file + ": no file that can be read; nothing was written.");
      return false;
    }
    Marks marks = new Marks(List.of(), Set.of(MailContract.TENANT_HEADER));
    Path target = target(file);
    try (FileChannel written = FileChannel.open(target, CREATE, TRUNCATE_EXISTING, WRITE)) {
      Decision decision = engine.sign(file, new Stamp(signature, marks), written);
      System.out.println(file + " -> " + target + ": " + decision);
    }
    return true;
  }

  private Path target(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.eml$", "") + ".signed.eml";
    if (out == null) {
      return file.resolveSibling(name);
    }
    Files.createDirectories(out);
    return out.resolve(name);
  }

  private RenderedSignature signature() throws IOException {
    if (html == null && text != null) {
      throw new CommandFailed("--text goes with --signature; give both, or neither.");
    }
    if (html == null) {
      return new Renderer()
          .render(SampleSignature.template(), fields.isEmpty() ? SampleSignature.FIELDS : fields);
    }
    return new Renderer().render(own(html), fields);
  }

  private SignatureTemplate own(Path file) throws IOException {
    try {
      return SignatureTemplate.parse(
          "OWN:1", Files.readString(file), text == null ? null : Files.readString(text), List.of());
    } catch (InvalidTemplateException e) {
      throw new CommandFailed(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new CommandFailed(e.getFile() + " is not there; nothing was signed.");
    }
  }
}
