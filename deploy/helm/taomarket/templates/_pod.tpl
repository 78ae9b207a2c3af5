{{- /* The pod of a service: (dict "root" $ "part" "gateway" "own" .Values.services.gateway) */ -}}
{{- define "taomarket.pod" -}}
{{- $values := .root.Values -}}
metadata:
  labels: {{- include "taomarket.labels" . | nindent 4 }}
  annotations:
    checksum/properties: {{ include "taomarket.properties" . | sha256sum }}
    {{- with $values.podAnnotations }}{{ toYaml . | nindent 4 }}{{ end }}
spec:
  {{- include "taomarket.placement" . | nindent 2 }}
  terminationGracePeriodSeconds: {{ .own.grace }}
  containers:
    - name: {{ .part }}
      image: {{ include "taomarket.image" . }}
      imagePullPolicy: {{ $values.image.pullPolicy }}
      env:
        - name: SPRING_CONFIG_IMPORT
          value: file:/etc/taomarket/properties.yaml,configtree:/etc/taomarket/secrets/
        {{- if ne .part "emission" }}{{ if ne .part "wallet" }}
        - name: TAOMARKET_PLATFORM_KEY_FILE
          value: /etc/taomarket/keys/platform.key
        {{- end }}{{ end }}
        {{- with $values.jvmOptions }}
        - name: _JAVA_OPTIONS # read last, so that it wins over the options in the image
          value: {{ . | quote }}
        {{- end }}
        - name: DJL_CACHE_DIR # where tokenizers unpack their native library
          value: /tmp/djl
      ports:
        - {name: http, containerPort: {{ include "taomarket.port" .part }}}
      startupProbe: # two minutes to start; the first start also makes the tables
        httpGet: {path: /actuator/health/liveness, port: http}
        periodSeconds: 2
        timeoutSeconds: 2
        failureThreshold: 60
      readinessProbe:
        httpGet: {path: /actuator/health/readiness, port: http}
        periodSeconds: 3
        timeoutSeconds: 3
        failureThreshold: 2
      livenessProbe:
        httpGet: {path: /actuator/health/liveness, port: http}
        periodSeconds: 10
        timeoutSeconds: 5
        failureThreshold: 6
      lifecycle:
        preStop: {sleep: {seconds: {{ .own.stopAfter }}}}
      resources: {{- toYaml .own.resources | nindent 8 }}
      securityContext: {{- include "taomarket.containerSecurity" . | nindent 8 }}
      volumeMounts:
        - {name: taomarket, mountPath: /etc/taomarket, readOnly: true}
        - {name: tmp, mountPath: /tmp}
        {{- if eq .part "inference" }}
        - {name: spool, mountPath: /var/lib/taomarket}
        {{- end }}
  volumes:
    - name: taomarket
      projected:
        defaultMode: 0440
        sources:
          - configMap:
              name: {{ include "taomarket.fullname" .root }}-{{ .part }}
          - secret:
              name: {{ $values.secrets.platform }}
              items: {{- include "taomarket.keys" . | nindent 16 }}
          - secret:
              name: {{ $values.secrets.databasePrefix }}-{{ .part }}
              items:
                - {key: username, path: secrets/spring.datasource.username}
                - {key: password, path: secrets/spring.datasource.password}
          {{- with $values.secrets.kafka }}
          - secret:
              name: {{ . }}
              items:
                - {key: sasl.jaas.config, path: secrets/spring.kafka.properties.sasl.jaas.config}
          {{- end }}
    - name: tmp
      emptyDir: {sizeLimit: 512Mi}
{{- end -}}

{{- /* Where a pod runs, and as whom. */ -}}
{{- define "taomarket.placement" -}}
{{- $values := .root.Values -}}
serviceAccountName: {{ include "taomarket.fullname" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with $values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile: {type: RuntimeDefault}
{{- with $values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with $values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with $values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- if $values.topologySpread.enabled }}
topologySpreadConstraints: {{- include "taomarket.spread" (dict "root" .root "selector" (include "taomarket.selector" . | fromYaml)) | trim | nindent 2 }}
{{- end }}
{{- end -}}

{{- /* Pods of one kind keep to different nodes and zones: (dict "root" $ "selector" their labels) */ -}}
{{- define "taomarket.spread" -}}
{{- range list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: {{ $.root.Values.topologySpread.whenUnsatisfiable }}
  nodeTaintsPolicy: Honor # a node that takes no pod does not count as an empty one
  labelSelector:
    matchLabels: {{- toYaml $.selector | nindent 6 }}
{{- end }}
{{- end -}}

{{- define "taomarket.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end -}}
