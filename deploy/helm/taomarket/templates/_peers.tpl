{{- define "taomarket.ingressPeers" -}}
{{- with .Values.ingress.peers }}
{{- toYaml . }}
{{- else -}}
- namespaceSelector:
    matchLabels: {kubernetes.io/metadata.name: ingress-nginx}
  podSelector:
    matchLabels: {app.kubernetes.io/name: ingress-nginx}
{{- end }}
{{- end -}}

{{- define "taomarket.monitoringPeers" -}}
{{- with .Values.networkPolicy.monitoringPeers }}
{{- toYaml . }}
{{- else -}}
- namespaceSelector: {}
  podSelector:
    matchLabels: {app.kubernetes.io/name: prometheus}
{{- end }}
{{- end -}}

{{- define "taomarket.dnsPeers" -}}
{{- with .Values.networkPolicy.dnsPeers }}
{{- toYaml . }}
{{- else -}}
- namespaceSelector:
    matchLabels: {kubernetes.io/metadata.name: kube-system}
  podSelector:
    matchLabels: {k8s-app: kube-dns}
{{- end }}
{{- end -}}

{{- /* The way to PostgreSQL and Kafka, as rules of egress. */ -}}
{{- define "taomarket.storeRules" -}}
- ports:
    - {port: {{ include "taomarket.databasePort" . }}}
  {{- if .Values.cloudnativepg.enabled }}
  to:
    - podSelector:
        matchLabels: {cnpg.io/cluster: {{ include "taomarket.fullname" . }}-postgresql}
  {{- else }}{{ with .Values.postgresql.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}{{ end }}
- ports:
    {{- $ports := list }}
    {{- range splitList "," (include "taomarket.kafkaServers" .) }}{{ $ports = append $ports (splitList ":" . | last) }}{{ end }}
    {{- range uniq $ports }}
    - {port: {{ . }}}
    {{- end }}
  {{- if .Values.strimzi.enabled }}
  to:
    - podSelector:
        matchLabels: {strimzi.io/cluster: {{ include "taomarket.fullname" . }}-kafka}
  {{- else }}{{ with .Values.kafka.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}{{ end }}
{{- end -}}
