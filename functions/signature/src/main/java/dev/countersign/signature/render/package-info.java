/** Makes signatures from templates and the fields of the directory. */
@NullMarked
package dev.countersign.signature.render;

import org.jspecify.annotations.NullMarked;
