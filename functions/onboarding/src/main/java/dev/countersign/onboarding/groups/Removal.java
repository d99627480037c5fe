package dev.countersign.onboarding.groups;

/**
 * How many people's data a choice removes.
 *
 * @param people of those we know; an upper bound unless counted
 * @param groupSize people in the group that was chosen; 0 if it was not asked for
 * @param counted whether each of them was looked up; false where the group is too large for that
 */
public record Removal(int people, int groupSize, boolean counted) {
  public static final Removal NONE = new Removal(0, 0, true);
}
