/** Reads template.yaml: what the deployment declares is what runs locally. */
@NullMarked
package dev.countersign.local.cloud.template;

import org.jspecify.annotations.NullMarked;
