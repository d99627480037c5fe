package dev.countersign.onboarding.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The difference between what is in Exchange Online and what will be.
 *
 * @param changes to our own objects, in the order in which they are made; empty if all is as wanted
 * @param otherRouting what else takes this organisation's mail to another service: two of them in
 *     one path may send mail round in circles or sign it twice
 * @param confirmationNeeded whether the run waits until the administrator has agreed
 */
public record Plan(
    List<Change> changes, List<OtherRouting> otherRouting, boolean confirmationNeeded) {

  /** What happens to an object. */
  public enum Action {
    CREATE,
    CHANGE
  }

  /**
   * A change of one object.
   *
   * @param kind of object, as the Exchange admin center calls it
   * @param settings those that become different; empty for an object that is created
   */
  public record Change(String kind, String name, Action action, List<Setting> settings) {}

  /**
   * A parameter of a cmdlet.
   *
   * @param before null if it must not be shown
   * @param after null if it must not be shown
   */
  public record Setting(String name, @Nullable String before, @Nullable String after) {}

  /**
   * A connector or rule of the customer's own.
   *
   * @param target where it takes mail: hosts, or the name of a connector
   */
  public record OtherRouting(String kind, String name, String target) {}
}
