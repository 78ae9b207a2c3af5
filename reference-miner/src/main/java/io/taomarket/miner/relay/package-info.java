/** Serves models that another OpenAI-compatible server runs, such as vLLM, Ollama, llama.cpp or TGI. */
@NullMarked
package io.taomarket.miner.relay;

import org.jspecify.annotations.NullMarked;
