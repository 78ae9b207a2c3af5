package io.taomarket.benchmarks.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of Java programs: the services' own jars, and programs of this benchmark. */
final class Java {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Java() {}

    /** The program that a module of this project is shipped as. */
    static List<String> module(String module, String heap, List<String> arguments) {
        var command = begin(heap);
        command.addAll(List.of("-jar", jar(module).toString()));
        command.addAll(arguments);
        return command;
    }

    static List<String> main(Class<?> main, String heap, List<String> arguments) {
        var command = begin(heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> begin(String heap) {
        return new ArrayList<>(List.of(
                JAVA.toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC", // the JVM's own choice on two cores with less memory
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    }

    private static Path jar(String module) {
        try (var files = Files.newDirectoryStream(Path.of(module, "target"), "*-boot.jar")) {
            for (var file : files) return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(module + " is not built");
    }
}
