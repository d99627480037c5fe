/** Microsoft Entra ID's stand-in: OpenID Connect, admin consent, device codes, signed tokens. */
@NullMarked
package dev.countersign.local.microsoft365.identity;

import org.jspecify.annotations.NullMarked;
