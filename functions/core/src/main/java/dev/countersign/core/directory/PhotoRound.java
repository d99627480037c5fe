package dev.countersign.core.directory;

import java.time.Instant;

/**
 * How far photos were looked at. Graph does not tell when one changes, so everybody's is asked for
 * in rounds.
 *
 * @param startedAt when the round began
 * @param after identifier of the last person looked at; empty at the beginning
 * @param lookedAt how many people that were
 * @param over whether everybody was looked at
 * @param wanted whether photos are read, rather than taken away because nothing shows them
 */
public record PhotoRound(
    Instant startedAt, String after, int lookedAt, boolean over, boolean wanted) {
  /** A round that begins. */
  public static PhotoRound beginning(Instant now, boolean wanted) {
    return new PhotoRound(now, "", 0, false, wanted);
  }

  /** After so many more people, the last of whom has this identifier. */
  public PhotoRound after(String objectId, int people) {
    return new PhotoRound(startedAt, objectId, lookedAt + people, false, wanted);
  }

  /** After so many more people, who were the last ones. */
  public PhotoRound ended(int people) {
    return new PhotoRound(startedAt, "", lookedAt + people, true, wanted);
  }
}
