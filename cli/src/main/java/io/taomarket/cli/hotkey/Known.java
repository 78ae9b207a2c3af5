package io.taomarket.cli.hotkey;

import io.taomarket.cli.Finding;
import io.taomarket.cli.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * By what a key is known.
 *
 * @param address in SS58
 */
record Known(String address) implements Finding {

    @Override
    public boolean isGood() {
        return true;
    }

    @Override
    public void writeText(Writer out) throws IOException {
        out.write(address + "\n");
    }

    @Override
    public void writeJson(Writer out) {
        Json.FOR_TERMINALS.writeValue(out, Map.of("hotkey", address));
    }
}
