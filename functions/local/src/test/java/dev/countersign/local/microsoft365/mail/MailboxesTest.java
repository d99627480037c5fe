package dev.countersign.local.microsoft365.mail;

import static dev.countersign.local.microsoft365.mail.Brightwater.SUBMITTED;
import static dev.countersign.local.microsoft365.mail.Brightwater.bytes;
import static dev.countersign.local.microsoft365.mail.Brightwater.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailboxesTest {

  private final Mailboxes mailboxes = new Mailboxes(0, Clock.systemUTC());

  @AfterEach
  void stop() {
    mailboxes.close();
  }

  @Test
  void showsAMailClientTheBytesThatWereDelivered() throws Exception {
    mailboxes.deliver("Zoe@customer.example", new RawMessage(bytes(SUBMITTED)), () -> {});

    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect("127.0.0.1", mailboxes.port(), "zoe@customer.example", "any password");
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      inbox.getMessage(1).writeTo(read);

      assertThat(inbox.getMessageCount()).isEqualTo(1);
      assertThat(text(read.toByteArray())).isEqualTo(SUBMITTED);
    }
  }

  @Test
  void saysWhichMessagesDidNotCome() {
    assertThatThrownBy(() -> mailboxes.await("zoe@customer.example", 1, Duration.ofMillis(1)))
        .hasMessageContaining("0 of 1 messages came for zoe@customer.example");
  }
}
