package dev.countersign.local.microsoft365.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The state behind the opaque tokens of delta queries. */
final class DeltaTokens {
  /** What Microsoft documents for directory objects. */
  private static final Duration LIFETIME = Duration.ofDays(7);

  /**
   * Where a round stands.
   *
   * @param position sequence number of the last change that was sent
   * @param removedBefore removals up to this sequence number are not worth telling
   * @param page counts the pages of the round
   * @param lastId whom the last page ended with
   */
  record Cursor(
      String tenantId,
      Properties properties,
      long position,
      long removedBefore,
      int page,
      @Nullable String lastId) {}

  private record Issued(Cursor cursor, Instant at) {}

  private final Map<String, Issued> issued = new ConcurrentHashMap<>();
  private final Clock clock;
  private volatile String refusal = "syncStateNotFound";

  DeltaTokens(Clock clock) {
    this.clock = clock;
  }

  String issue(Cursor cursor) {
    String token =
        UUID.randomUUID().toString().replace("-", "") + Integer.toHexString(cursor.page());
    issued.put(token, new Issued(cursor, clock.instant()));
    return token;
  }

  /**
   * @throws GraphException 410 if the token is too old or was forgotten
   */
  Cursor redeem(String token, String tenantId) {
    Issued found = issued.get(token);
    if (found == null
        || !found.cursor().tenantId().equals(tenantId)
        || clock.instant().isAfter(found.at().plus(LIFETIME))) {
      throw new GraphException(410, refusal, "The sync state is gone: start with a full sync.");
    }
    return found.cursor();
  }

  /** Forgets all tokens; they are refused with this error code from now on. */
  void forget(String code) {
    refusal = code;
    issued.clear();
  }
}
