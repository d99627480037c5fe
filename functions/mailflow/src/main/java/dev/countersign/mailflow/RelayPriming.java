package dev.countersign.mailflow;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.Person;
import dev.countersign.core.lambda.Priming;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.lookup.MailLookup;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The way of a message through RelayMessage without what it leaves behind: a sample is signed, and
 * everything else is asked for what is not there. Nothing is sent.
 */
final class RelayPriming {
  private static final String NOBODY = "priming00000";
  private static final String SENDER = "priming@example.com";

  private static final String SAMPLE =
      """
      From: Priming <priming@example.com>
      To: Somebody <somebody@example.com>
      Subject: Re: Priming
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Thank you =E2=80=93 see you then.

      On Monday, Somebody <somebody@example.com> wrote:
      > Shall we?
      --b
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <html><body><p>Thank you =E2=80=93 see you then.</p><div id=3D"appendonsend"></div><hr>=
      <div id=3D"divRplyFwdMsg"><b>From:</b> Somebody</div><p>Shall we?</p></body></html>
      --b--
      """
          .replace("\n", "\r\n");

  private final MailPorts ports;
  private final MailLookup lookup;
  private final ClientCertificates certificates;

  RelayPriming(MailPorts ports, MailLookup lookup, ClientCertificates certificates) {
    this.ports = ports;
    this.lookup = lookup;
    this.certificates = certificates;
  }

  Priming priming() {
    return Priming.with(
        this::sign,
        () -> ports.ledger().find("priming"),
        () -> ports.breakers().find(NOBODY),
        () -> lookup.find(NOBODY, Set.of(SENDER)),
        this::openMessage,
        this::findCertificate);
  }

  private void sign() throws IOException {
    Path original = Files.createTempFile("priming", ".eml");
    try {
      Files.write(original, SAMPLE.getBytes(US_ASCII));
      var signer = new EngineMessageSigner(new Everybody(), ports.clock());
      for (OutgoingMessage outgoing : signer.sign(entry(ports.clock().instant()), original)) {
        outgoing.content().writeTo(OutputStream.nullOutputStream());
      }
    } finally {
      Files.delete(original);
    }
  }

  private void openMessage() {
    try (InputStream none = ports.messages().open("priming")) {
      throw new IllegalStateException("There is a message of that name.");
    } catch (IOException expected) {
      // There is none, and S3 was asked.
    }
  }

  private void findCertificate() {
    try {
      certificates.socketFactory("priming.invalid");
    } catch (ConnectionBroken expected) {
      // There is none, and Secrets Manager was asked.
    }
  }

  private static MessageRecord entry(Instant now) {
    return new MessageRecord(
        "priming",
        NOBODY,
        SENDER,
        List.of(RecipientOutcome.pending("somebody@example.com")),
        SENDER,
        null,
        now,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(now, now));
  }

  /** Knows the sender of the sample, and a signature. */
  private static final class Everybody implements MailLookup {
    @Override
    public Found find(String subscriptionId, Set<String> addresses) {
      return new Found(
          null,
          Map.of(SENDER, new Person("priming", Set.of(SENDER), Map.of("displayName", "Priming"))),
          Map.of(),
          List.of(SignatureRule.EVERYBODY),
          Map.of(
              SignatureIds.DEFAULT,
              new SavedSignature("v1", "<p>{{displayName}}</p>", null, List.of())));
    }

    @Override
    public Optional<Connection> findConnection(String subscriptionId) {
      return Optional.empty();
    }
  }
}
