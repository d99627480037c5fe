/** What every function shares: records, rules, ports and their DynamoDB stores. */
@NullMarked
package dev.countersign.core;

import org.jspecify.annotations.NullMarked;
