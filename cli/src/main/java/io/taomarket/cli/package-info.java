/** The terminal's door to the project: commands, their one-line errors and their exit codes. */
@NullMarked
package io.taomarket.cli;

import org.jspecify.annotations.NullMarked;
