package dev.countersign.local.microsoft365.mail;

import dev.countersign.local.microsoft365.mail.SmtpFault.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Faults planned for returned mail. Thread-safe. */
public final class SmtpFaults {

  private static final class Planned {
    final Step step;
    final Predicate<String> address;
    final SmtpFault fault;
    int left;

    Planned(Step step, Predicate<String> address, SmtpFault fault, int left) {
      this.step = step;
      this.address = address;
      this.fault = fault;
      this.left = left;
    }
  }

  private final List<Planned> faults = new ArrayList<>();

  /** The next {@code times} occurrences of the step fail. */
  public void add(Step step, SmtpFault fault, int times) {
    add(step, any -> true, fault, times);
  }

  /** The same for one recipient of a RCPT, or one sender of a MAIL. */
  public void addFor(String address, Step step, SmtpFault fault, int times) {
    add(step, address::equalsIgnoreCase, fault, times);
  }

  /** Forgets all faults. */
  public synchronized void clear() {
    faults.clear();
  }

  private synchronized void add(Step step, Predicate<String> address, SmtpFault fault, int times) {
    faults.add(new Planned(step, address, fault, times));
  }

  synchronized @Nullable SmtpFault next(Step step, String address) {
    Optional<Planned> found =
        faults.stream()
            .filter(f -> f.left > 0 && f.step == step && f.address.test(address))
            .findFirst();
    found.ifPresent(f -> f.left--);
    return found.map(f -> f.fault).orElse(null);
  }
}
