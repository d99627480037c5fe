package dev.countersign.signature.damage;

import dev.countersign.signature.Decision;
import dev.countersign.signature.Edit;
import dev.countersign.signature.MessageSource;
import dev.countersign.signature.Plan;
import dev.countersign.signature.SignatureEngine;
import dev.countersign.signature.Stamp;
import dev.countersign.signature.Stamped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs a message and looks for damage. */
public final class DamageCheck {
  private final SignatureEngine engine;
  private final Stamp stamp;

  public DamageCheck(SignatureEngine engine, Stamp stamp) {
    this.engine = engine;
    this.stamp = stamp;
  }

  /**
   * What happened to one message.
   *
   * @param decision null where there was an exception
   * @param placement null where the message was not stamped, or nothing is quoted in it
   * @param nanoseconds spent by the engine, reading and writing
   */
  public record Examined(
      @Nullable Decision decision,
      Set<Damage> damage,
      @Nullable Placement placement,
      long nanoseconds) {}

  public Examined examine(byte[] original) {
    long start = System.nanoTime();
    try {
      Plan plan = engine.plan(MessageSource.of(original), stamp);
      ByteArrayOutputStream out = new ByteArrayOutputStream((int) plan.size());
      plan.writeTo(out);
      long nanoseconds = System.nanoTime() - start;
      boolean stamped = plan.decision() instanceof Stamped;
      byte[] signed = out.toByteArray();
      List<Leaf> before = MimeTree.leaves(original);
      List<Leaf> after = MimeTree.leaves(signed);
      Set<Damage> damage = compare(original, signed, plan.edits());
      KeptLeaves.compare(before, after, stamped, damage);
      Placement placement = stamped ? placement(before, after) : null;
      return new Examined(plan.decision(), damage, placement, nanoseconds);
    } catch (IOException | RuntimeException e) {
      return new Examined(null, EnumSet.of(Damage.EXCEPTION), null, System.nanoTime() - start);
    }
  }

  private static @Nullable Placement placement(
      @Nullable List<Leaf> before, @Nullable List<Leaf> after) {
    if (before == null || after == null || !KeptLeaves.haveSamePaths(before, after)) {
      return null;
    }
    return Placement.of(before, after);
  }

  /** What is worse in the signed message than in the original, whoever signed it. */
  static Set<Damage> compare(byte[] original, byte[] signed, List<Edit> edits, boolean stamped) {
    Set<Damage> damage = compare(original, signed, edits);
    KeptLeaves.compare(MimeTree.leaves(original), MimeTree.leaves(signed), stamped, damage);
    return damage;
  }

  private static Set<Damage> compare(byte[] original, byte[] signed, List<Edit> edits) {
    Set<Damage> damage = EnumSet.noneOf(Damage.class);
    if (!KeptBytes.areKept(original, signed, edits)) {
      damage.add(Damage.BYTES_CHANGED);
    }
    if (Lines.bareLineFeeds(signed) > Lines.bareLineFeeds(original)) {
      damage.add(Damage.BARE_LINE_FEED);
    }
    if (Lines.tooLong(signed) > Lines.tooLong(original)) {
      damage.add(Damage.LONG_LINE);
    }
    return damage;
  }
}
