package dev.countersign.local.microsoft365.identity.browser;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser and its answer.
 *
 * @param redirect where the answer sends the browser; null if it is a page
 */
public record Step(String method, URI url, int status, @Nullable URI redirect) {}
