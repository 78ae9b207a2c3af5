/** The world around inference-service, as tests need it: a wallet, miners, a registry. */
@NullMarked
package io.taomarket.inference.testing;

import org.jspecify.annotations.NullMarked;
