/** Inference as a process that is killed: what was acknowledged is said, once, whatever was away meanwhile. */
package io.taomarket.inference.crash;
