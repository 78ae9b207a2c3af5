{{- define "taomarket.chart" -}}
{{ .Values.nameOverride | default .Chart.Name | trunc 40 | trimSuffix "-" }}
{{- end -}}

{{- define "taomarket.fullname" -}}
{{- $name := include "taomarket.chart" . -}}
{{- $long := contains $name .Release.Name | ternary .Release.Name (printf "%s-%s" .Release.Name $name) -}}
{{ .Values.fullnameOverride | default $long | trunc 40 | trimSuffix "-" }}
{{- end -}}

{{- /* What an object of one part of the platform is found by: (dict "root" $ "part" "gateway") */ -}}
{{- define "taomarket.selector" -}}
app.kubernetes.io/name: {{ include "taomarket.chart" .root }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end -}}

{{- define "taomarket.labels" -}}
{{ include "taomarket.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/part-of: taomarket
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "taomarket.image" -}}
{{- with .root.Values.image -}}
{{ with .registry }}{{ . }}/{{ end }}{{ .repository }}/{{ $.part }}{{ if ne $.part "reference-miner" }}-service{{ end }}:{{ .tag | default $.root.Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{- define "taomarket.port" -}}
{{ get (dict "gateway" 8080 "registry" 8081 "inference" 8082 "scoring" 8083 "emission" 8084 "wallet" 8085) . }}
{{- end -}}

{{- define "taomarket.url" -}}
http://{{ include "taomarket.fullname" .root }}-{{ .part }}:{{ include "taomarket.port" .part }}
{{- end -}}

{{- define "taomarket.databaseHost" -}}
{{- if .Values.cloudnativepg.enabled -}}
{{ include "taomarket.fullname" . }}-postgresql-rw
{{- else -}}
{{ required "postgresql.host must name a server, unless cloudnativepg.enabled is true" .Values.postgresql.host }}
{{- end -}}
{{- end -}}

{{- define "taomarket.databasePort" -}}
{{ .Values.cloudnativepg.enabled | ternary 5432 .Values.postgresql.port }}
{{- end -}}

{{- define "taomarket.kafkaServers" -}}
{{- if .Values.strimzi.enabled -}}
{{ include "taomarket.fullname" . }}-kafka-kafka-bootstrap:9092
{{- else -}}
{{ required "kafka.servers must name brokers, unless strimzi.enabled is true" .Values.kafka.servers }}
{{- end -}}
{{- end -}}
