package dev.countersign.core.run;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One parameter that a run changed of an object that an earlier run of the same subscription made.
 *
 * @param kind of the object
 * @param identity of the object
 * @param parameter by the name that the cmdlet which sets it has for it
 * @param before its value before this run, as the {@code Get-…} cmdlet showed it; JSON null where
 *     it had none. Never a secret: the journal is not encrypted by us.
 */
public record Changed(Created.Kind kind, String identity, String parameter, JsonNode before)
    implements JournalEntry {}
