{{- /* The settings that the chart gives to a service, in the service's own words: (dict "root" $ "part" … "own" …) */ -}}
{{- define "taomarket.properties" -}}
{{- $values := .root.Values -}}
{{- $keys := "/etc/taomarket/keys" -}}
{{- $services := dict -}}
{{- range list "gateway" "registry" "inference" "scoring" "emission" "wallet" -}}
{{- $_ := set $services . (include "taomarket.url" (dict "root" $.root "part" .)) -}}
{{- end -}}
{{- $url := printf "jdbc:postgresql://%s:%v/%s" (include "taomarket.databaseHost" .root) (include "taomarket.databasePort" .root) .part -}}
{{- with $values.postgresql.parameters -}}{{- $url = printf "%s?%s" $url . -}}{{- end -}}
{{- $replicas := $values.strimzi.enabled | ternary (min 3 $values.strimzi.brokers) $values.kafka.replicas -}}
{{- $all := dict
      "spring" (dict "datasource" (dict "url" $url) "kafka" (dict "properties" $values.kafka.properties))
      "taomarket" (dict
        "kafka" (dict "servers" (include "taomarket.kafkaServers" .root) "partitions" $values.kafka.partitions "replicas" $replicas)
        "services" $services
        "egress" (dict "allow-private-addresses" $values.egress.allowPrivateAddresses))
-}}
{{- with $values.logging.format -}}
{{- $_ := set $all "logging" (dict "structured" (dict "format" (dict "console" .))) -}}
{{- end -}}
{{- with $values.tracing.endpoint -}}
{{- $export := dict "export" (dict "otlp" (dict "endpoint" .)) -}}
{{- $sampling := dict "probability" $values.tracing.probability -}}
{{- $_ := set $all "management" (dict "opentelemetry" (dict "tracing" $export) "tracing" (dict "sampling" $sampling)) -}}
{{- end -}}
{{- $its := dict -}}
{{- if eq .part "gateway" -}}
{{- /* The gateway chooses the replica itself, so that an account stays with one. */ -}}
{{- $replicas := printf "http://%s-inference-replicas:%s" (include "taomarket.fullname" .root) (include "taomarket.port" "inference") -}}
{{- $_ := set $its "taomarket" (dict "services" (dict "inference" $replicas)) -}}
{{- $_ := set $its "gateway" (dict "admin-key-file" (printf "%s/admin-key" $keys) "metrics-key-file" (printf "%s/metrics-key" $keys)) -}}
{{- if $values.ingress.enabled -}}
{{- /* Nobody but the ingress reaches the gateway, so what it says of its clients' addresses is true. */ -}}
{{- $_ := set $its "server" (dict "forward-headers-strategy" "native") -}}
{{- end -}}
{{- else if eq .part "inference" -}}
{{- $_ := set $its "inference" (dict "spool" (dict "directory" "/var/lib/taomarket/spool")) -}}
{{- else if eq .part "scoring" -}}
{{- $validators := list -}}
{{- range .own.validatorKeys -}}{{- $validators = append $validators (dict "key-file" (printf "%s/%s" $keys .)) -}}{{- end -}}
{{- $_ := set $its "scoring" (dict "house-validators" $validators) -}}
{{- end -}}
{{ mustMergeOverwrite $all $its (deepCopy .own.properties) | toYaml }}
{{- end -}}

{{- /* What a service is shown of the platform's Secret: keys as files, and values as properties named by their files. */ -}}
{{- define "taomarket.keys" -}}
{{- $files := dict "gateway" (list "platform.key" "admin-key" "metrics-key") "registry" (list "platform.key") "inference" (list "platform.key") -}}
{{- $_ := set $files "scoring" (concat (list "platform.key") (.own.validatorKeys | default list)) -}}
- {key: internal-secret, path: secrets/taomarket.internal.secrets}
{{- range get $files .part | default list }}
- {key: {{ . }}, path: keys/{{ . }}}
{{- end }}
{{- if eq .part "wallet" }}
- {key: pepper, path: secrets/wallet.keys.pepper}
{{- end }}
{{- end -}}
