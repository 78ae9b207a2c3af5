/** GET /v1/models and what stands behind each of them. */
@NullMarked
package io.taomarket.inference.model;

import org.jspecify.annotations.NullMarked;
