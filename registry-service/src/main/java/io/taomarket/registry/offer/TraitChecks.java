package io.taomarket.registry.offer;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks what a miner declares about how it serves a model. */
final class TraitChecks {

    private static final int MOST_PARAMETERS = 64;
    private static final int MOST_DIMENSIONS = 65_536;
    private static final Pattern PARAMETER = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern TOKENIZER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,127}");
    private static final Set<String> MODALITIES = Set.of("text", "image", "file", "audio", "video");
    private static final Set<String> QUANTIZATIONS =
            Set.of("int4", "int8", "fp4", "mxfp4", "nvfp4", "fp6", "fp8", "mxfp8", "fp16", "bf16", "fp32", "unknown");

    private TraitChecks() {}

    /** The first thing that is wrong, if any. */
    static Optional<Flaw> flaw(OfferedModel model) {
        var cacheRead = model.cacheReadRaoPerMtok();
        var dimensions = model.dimensions();
        if (cacheRead != null && (cacheRead < 0 || cacheRead > model.promptRaoPerMtok()))
            return flaw("cache_read_rao_per_mtok", "must be from 0 to prompt_rao_per_mtok");
        if (!areNames(model.supportedParameters()))
            return flaw(
                    "supported_parameters", "must be at most " + MOST_PARAMETERS + " different names of parameters");
        if (!QUANTIZATIONS.contains(model.quantization()))
            return flaw(
                    "quantization",
                    "must be one of "
                            + String.join(", ", QUANTIZATIONS.stream().sorted().toList()));
        if (!REGION.matcher(model.region()).matches())
            return flaw("region", "must be a word of at most 32 small letters, digits and hyphens");
        if (!Set.of("allow", "deny").contains(model.dataCollection()))
            return flaw("data_collection", "must be allow or deny");
        if (!TOKENIZER.matcher(model.tokenizer()).matches())
            return flaw("tokenizer", "must be a name of at most 128 letters, digits and . _ / -");
        if (!areModalities(model.inputModalities()))
            return flaw("input_modalities", "must be text, and some of image, file, audio, video, each once");
        if (dimensions != null && (dimensions < 1 || dimensions > MOST_DIMENSIONS))
            return flaw("dimensions", "must be from 1 to " + MOST_DIMENSIONS);
        return Optional.empty();
    }

    private static boolean areNames(List<String> names) {
        return names.size() <= MOST_PARAMETERS
                && new HashSet<>(names).size() == names.size()
                && names.stream()
                        .allMatch(
                                name -> name != null && PARAMETER.matcher(name).matches());
    }

    private static boolean areModalities(List<String> names) {
        var different = new HashSet<>(names);
        return different.size() == names.size() && different.contains("text") && MODALITIES.containsAll(different);
    }

    private static Optional<Flaw> flaw(String field, String complaint) {
        return Optional.of(new Flaw(field, complaint));
    }

    /** A field, and what it must be. */
    record Flaw(String field, String complaint) {}
}
