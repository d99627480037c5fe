package dev.countersign.local.faults;

import dev.countersign.local.microsoft365.mail.SmtpFault;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom Exchange answers to, what it offers, and who is told of what it took. */
interface Temper {
  /** Takes everything. */
  Temper GOOD =
      new Temper() {
        @Override
        public Set<String> extensions() {
          return Set.of("PIPELINING", "CHUNKING");
        }

        @Override
        public @Nullable SmtpFault at(Step step) {
          return null;
        }

        @Override
        public void taken(String mailFrom, List<String> recipients, byte[] message) {}
      };

  /** A moment of a conversation. */
  enum Step {
    /** Before the first reply. */
    GREETING,
    /** At RSET, by which a client asks whether a kept connection lives. */
    RESET,
    MAIL,
    RCPT,
    /** When half of a message is here. */
    CONTENT,
    /** When all of it is. */
    END
  }

  /** Service extensions that a new connection offers. */
  Set<String> extensions();

  /** What goes wrong now; null for nothing. */
  @Nullable SmtpFault at(Step step);

  /** Exchange has the message now, whether the client hears of it or not. */
  void taken(String mailFrom, List<String> recipients, byte[] message);
}
