package dev.countersign.local.microsoft365.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The mailboxes of the organisation and of the rest of the world, one for each address, made when
 * the first message comes. Any mail client reads them over IMAP: the address is the user name and
 * every password is right.
 */
public final class Mailboxes implements AutoCloseable {

  private final Map<String, List<RawMessage>> messages = new ConcurrentHashMap<>();
  private final Waiting waiting = new Waiting();
  private final Clock clock;
  private final GreenMail imap;

  /**
   * @param port of IMAP on 127.0.0.1, 0 for any
   */
  Mailboxes(int port, Clock clock) {
    this.clock = clock;
    this.imap =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP))
            .withConfiguration(new GreenMailConfiguration().withDisabledAuthentication());
    imap.start();
  }

  /** Where a mail client connects to. */
  public int port() {
    return imap.getImap().getPort();
  }

  /** The messages of a mailbox, oldest first, byte for byte. */
  public List<byte[]> of(String address) {
    return list(address).stream().map(RawMessage::bytes).toList();
  }

  /**
   * Waits until a mailbox has so many messages.
   *
   * @throws IllegalStateException if they did not come in time
   */
  public List<byte[]> await(String address, int count, Duration limit) {
    waiting.until(() -> list(address).size() >= count, limit);
    List<byte[]> found = of(address);
    if (found.size() < count) {
      throw new IllegalStateException(
          "%d of %d messages came for %s".formatted(found.size(), count, address));
    }
    return found;
  }

  /**
   * @param stored runs when the message is safe, before anybody who waits for it hears of it
   */
  void deliver(String address, RawMessage message, Runnable stored) {
    try {
      GreenMailUser user = user(address);
      MimeMessage parsed =
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(message.bytes()));
      imap.getManagers()
          .getImapHostManager()
          .getInbox(user)
          .appendMessage(parsed, new Flags(Flags.Flag.RECENT), Date.from(clock.instant()));
    } catch (UserException | FolderException | MessagingException e) {
      throw new IllegalStateException("the mailbox refuses a message", e);
    }
    stored.run();
    list(address).add(message);
    waiting.wake();
  }

  private GreenMailUser user(String address) throws UserException {
    String key = key(address);
    UserManager users = imap.getManagers().getUserManager();
    synchronized (users) {
      GreenMailUser known = users.getUserByEmail(key);
      return known != null ? known : users.createUser(key, key, key);
    }
  }

  private List<RawMessage> list(String address) {
    return messages.computeIfAbsent(key(address), key -> new CopyOnWriteArrayList<>());
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    imap.stop();
  }
}
