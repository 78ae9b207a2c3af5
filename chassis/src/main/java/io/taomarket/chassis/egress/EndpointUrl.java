package io.taomarket.chassis.egress;

import java.util.regex.Pattern;

/**
 * Where an endpoint is, taken apart once when it is registered and never again. There is no room in it for user names,
 * queries, fragments, escapes or second spellings of an address, which is where the tricks are.
 *
 * @param scheme https, or http where private addresses are allowed
 * @param host a lower-case name, or an address literal in its canonical form
 * @param port the port to dial, also where the text left it out
 * @param basePath empty, or a path that begins with a slash and does not end with one
 */
public record EndpointUrl(String scheme, String host, int port, String basePath) {

    private static final int LONGEST = 512;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final Pattern FORM = Pattern.compile("(?<scheme>https?)://(?<host>[a-z0-9.-]+|\\[[0-9a-f:.]+])"
            + "(?::(?<port>[1-9][0-9]{0,4}))?(?<path>(?:/[A-Za-z0-9._~-]+)*/?)");
    private static final Pattern DOTS_ONLY = Pattern.compile("(?:.*/)?\\.{1,2}(?:/.*)?");

    /** Reads a URL that a stranger wants us to call; throws {@link InvalidEndpointUrl} with the rule it breaks. */
    public static EndpointUrl parse(String text, EgressProperties properties) {
        if (text.length() > LONGEST) throw new InvalidEndpointUrl("length", "the URL is longer than 512 characters");
        var form = FORM.matcher(text);
        if (!form.matches())
            throw new InvalidEndpointUrl(
                    "form",
                    "the URL must look like https://host[:port][/path], in lower case, without query or escapes");
        var url = of(form.group("scheme"), form.group("host"), form.group("port"), form.group("path"));
        url.check(properties);
        return url;
    }

    private static EndpointUrl of(String scheme, String host, String portText, String path) {
        var defaultPort = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        var port = portText == null ? defaultPort : Integer.parseInt(portText);
        return new EndpointUrl(scheme, host, port, path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }

    private void check(EgressProperties properties) {
        var isInside = properties.allowPrivateAddresses();
        if (!isInside && !scheme.equals("https")) throw new InvalidEndpointUrl("scheme", "the scheme must be https");
        if (DOTS_ONLY.matcher(basePath).matches())
            throw new InvalidEndpointUrl("path", "the path must not contain . or .. segments");
        checkPort(properties);
        new EndpointHost(host).check(properties);
    }

    private void checkPort(EgressProperties properties) {
        var isUsual = port == HTTPS_PORT || (port >= 1024 && port <= 65535);
        var isPlainInside = port == HTTP_PORT && properties.allowPrivateAddresses();
        if (!(isUsual || isPlainInside) || properties.deniedPorts().contains(port))
            throw new InvalidEndpointUrl("port", "the port must be 443 or from 1024 on, and not a known service's");
    }

    /** The request target of a path below this endpoint: what stands on the request line, and what is signed. */
    public String target(String pathAndQuery) {
        return basePath + pathAndQuery;
    }

    /** The one way to write this endpoint; the default port is left out. */
    @Override
    public String toString() {
        var isDefaultPort = port == (scheme.equals("https") ? HTTPS_PORT : HTTP_PORT);
        return scheme + "://" + host + (isDefaultPort ? "" : ":" + port) + basePath;
    }
}
