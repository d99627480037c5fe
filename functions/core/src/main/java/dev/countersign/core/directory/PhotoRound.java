package dev.countersign.core.directory;

import java.time.Instant;

/**
 * How far photos were looked at. Graph does not tell when one changes, so everybody's is asked for
 * in rounds.
 *
 * @param startedAt when the round began
 * @param after identifier of the last person looked at; empty at the beginning
 * @param over whether everybody was looked at
 * @param wanted whether photos are read, rather than taken away because nothing shows them
 */
public record PhotoRound(Instant startedAt, String after, boolean over, boolean wanted) {
  /** A round that begins. */
  public static PhotoRound beginning(Instant now, boolean wanted) {
    return new PhotoRound(now, "", false, wanted);
  }

  public PhotoRound lookedAt(String objectId) {
    return new PhotoRound(startedAt, objectId, false, wanted);
  }

  public PhotoRound ended() {
    return new PhotoRound(startedAt, "", true, wanted);
  }
}
