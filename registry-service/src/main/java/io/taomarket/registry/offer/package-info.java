/** Where miners can be reached and what they ask; an address counts only once its owner has proved it. */
@NullMarked
package io.taomarket.registry.offer;

import org.jspecify.annotations.NullMarked;
