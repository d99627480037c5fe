package dev.countersign.core.run;

/** Something that a run did and that can be taken back. */
public sealed interface JournalEntry permits Created, Changed {
  /** Of what. */
  Created.Kind kind();

  /** By which it is found again, for example the name of a connector. */
  String identity();
}
