package dev.countersign.local.cloud.acm;

import dev.countersign.local.tls.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What ACM has around it: the public DNS, and the authority that signs. */
public interface Authority {
  /** Where there are no certificates: no record is ever found. */
  Authority NONE =
      new Authority() {
        @Override
        public @Nullable String cname(String name) {
          return null;
        }

        @Override
        public Identity issue(String name, Instant notAfter) {
          throw new UnsupportedOperationException("there is no authority here");
        }
      };

  /** Where a name in the public DNS leads; null if it leads nowhere. */
  @Nullable String cname(String name);

  /** A certificate for servers, with a new RSA key of 2048 bits. */
  Identity issue(String name, Instant notAfter);
}
