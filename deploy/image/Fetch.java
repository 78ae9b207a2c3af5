/** Downloads a file with the JDK alone, which trusts the authorities that its image trusts: Fetch URL FILE SHA512 */
void main(String[] arguments) throws Exception {
    var file = Path.of(arguments[1]);
    try (var in = URI.create(arguments[0]).toURL().openStream()) {
        Files.copy(in, file);
    }
    var digest = java.security.MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(file));
    if (!HexFormat.of().formatHex(digest).equals(arguments[2]))
        throw new IllegalStateException(arguments[0] + " is not what it should be: its SHA-512 differs");
}
