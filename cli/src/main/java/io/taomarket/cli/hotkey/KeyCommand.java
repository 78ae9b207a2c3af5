package io.taomarket.cli.hotkey;

import io.taomarket.cli.Console;
import io.taomarket.cli.Help;
import io.taomarket.cli.Output;
import io.taomarket.cli.signing.Hotkey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command about one key, which says in the end by what the key is known. */
abstract class KeyCommand implements Callable<Integer> {

    @Mixin
    private final Help help = new Help();

    @Mixin
    private final Output output = new Output();

    final Console console;

    KeyCommand(Console console) {
        this.console = console;
    }

    /** The key, after the command has done its part. */
    abstract Hotkey key();

    @Override
    public final Integer call() {
        return output.say(new Known(key().address()), console);
    }
}
