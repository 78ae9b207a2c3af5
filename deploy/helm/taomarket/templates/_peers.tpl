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
    - {port: {{ .Values.cloudnativepg.enabled | ternary 5432 .Values.postgresql.port }}}
  {{- if .Values.cloudnativepg.enabled }}
  to:
    - podSelector:
        matchLabels: {cnpg.io/cluster: {{ include "taomarket.fullname" . }}-postgresql}
  {{- else }}{{ with .Values.postgresql.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}{{ end }}
- ports:
    - {port: {{ .Values.strimzi.enabled | ternary 9092 .Values.kafka.port }}}
  {{- if .Values.strimzi.enabled }}
  to:
    - podSelector:
        matchLabels: {strimzi.io/cluster: {{ include "taomarket.fullname" . }}-kafka}
  {{- else }}{{ with .Values.kafka.peers }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}{{ end }}
{{- end -}}
