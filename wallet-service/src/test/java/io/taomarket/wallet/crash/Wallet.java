package io.taomarket.wallet.crash;

import io.taomarket.chassis.testing.Killable;
import io.taomarket.wallet.WalletService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One instance of wallet-service, a JVM of its own. */
final class Wallet {

    private final Killable process;
    private final int port;

    private Wallet(Killable process, int port) {
        this.process = process;
        this.port = port;
    }

    static Wallet start(Path log, String jdbcUrl, String kafka, List<String> more) {
        var port = Killable.freePort();
        var arguments = new ArrayList<>(List.of(
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--spring.kafka.bootstrap-servers=" + kafka,
                "--taomarket.kafka.partitions=1",
                "--taomarket.internal.secrets[0]=" + Tokens.SECRET,
                "--wallet.keys.pepper=a pepper that only the crash tests know, 32+",
                "--wallet.genesis.treasury-rao=1000000000000000"));
        arguments.addAll(more);
        return new Wallet(Killable.java(log, WalletService.class.getName(), arguments), port);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void kill() {
        process.kill();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void whenGone(Runnable action) {
        process.whenGone(action);
    }

    @Override
    public String toString() {
        return "wallet at " + port;
    }
}
