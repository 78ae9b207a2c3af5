/** The house validators: they probe miners in rounds and set weights by what they find, with no right of their own. */
@NullMarked
package io.taomarket.scoring.validator;

import org.jspecify.annotations.NullMarked;
