package dev.countersign.local.cloud.template;

import org.jspecify.annotations.Nullable;

/** What names in a template stand for; null for a name that stands for nothing. */
interface References {
  /** A parameter, pseudo parameter or resource. */
  @Nullable Object ref(String name);

  @Nullable Object getAtt(String resource, String attribute);

  /** The unresolved expression of a condition. */
  @Nullable Object condition(String name);
}
