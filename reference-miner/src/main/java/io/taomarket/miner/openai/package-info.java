/** What all models in the box read and write alike: fields of requests, and what every answer begins with. */
@NullMarked
package io.taomarket.miner.openai;

import org.jspecify.annotations.NullMarked;
