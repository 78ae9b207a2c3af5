package io.taomarket.cli.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.taomarket.cli.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * The Ed25519 key of a miner or validator, kept in a file of 64 hex digits: the seed that reference-miner and the house
 * validators read too.
 */
public final class Hotkey {

    /** How the platform calls this kind of key. */
    public static final String SCHEME = "ed25519";

    private static final int SEED_BYTES = 32;
    private static final int LONGEST_FILE = 200;

    private final PrivateKey secret;
    private final String address;

    private Hotkey(byte[] seed) {
        try {
            secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            address = PublicKey.of(publicKey(seed)).address();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no Ed25519", e);
        }
    }

    /** A new one in a new file that only its owner may read. */
    public static Hotkey create(Path file) {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = Files.newByteChannel(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
            out.write(US_ASCII.encode(HexFormat.of().formatHex(seed) + "\n"));
        } catch (FileAlreadyExistsException e) {
            throw new Failure(file + ": is there already; a key is never written over");
        } catch (IOException e) {
            throw new Failure(file + ": cannot be written: " + e.getMessage());
        }
        return new Hotkey(seed);
    }

    public static Hotkey read(Path file) {
        try {
            if (Files.size(file) > LONGEST_FILE) throw noSeed(file);
            var seed = HexFormat.of().parseHex(Files.readString(file).strip());
            if (seed.length == SEED_BYTES) return new Hotkey(seed);
            throw noSeed(file);
        } catch (IllegalArgumentException e) {
            throw noSeed(file);
        } catch (NoSuchFileException e) {
            throw new Failure(file + ": there is no such file; ./taomarket hotkey new " + file + " makes a key");
        } catch (IOException e) {
            throw new Failure(file + ": cannot be read: " + e.getMessage());
        }
    }

    /** Its SS58 address. */
    public String address() {
        return address;
    }

    /** The signature over the message, in hex. */
    public String sign(byte[] message) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(message);
            return HexFormat.of().formatHex(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot sign with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return address;
    }

    /** The JDK computes a public key only where it makes a pair, so it is given the seed as its chance. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    }

    private static Failure noSeed(Path file) {
        return new Failure(file + ": is no key; expected 64 hex digits");
    }
}
