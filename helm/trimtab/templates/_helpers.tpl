{{- define "trimtab.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{- define "trimtab.selectorLabels" -}}
app.kubernetes.io/name: {{ default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "trimtab.labels" -}}
{{ include "trimtab.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end -}}

{{- define "trimtab.serviceAccountName" -}}
{{- .Values.serviceAccount.name | default (.Values.serviceAccount.create | ternary (include "trimtab.fullname" .) "default") -}}
{{- end -}}

{{- define "trimtab.image" -}}
{{- .Values.image.repository -}}:{{- .Values.image.tag | default .Chart.AppVersion -}}
{{- with .Values.image.digest }}@{{ . }}{{ end -}}
{{- end -}}

{{/* What the operator may do in the namespaces it serves. docs/install.md says why, line by line. */}}
{{- define "trimtab.operatorRules" -}}
- apiGroups: [trimtab.dev]
  resources: [experiments]
  verbs: [get, list, watch]
- apiGroups: [trimtab.dev]
  resources: [trials]
  verbs: [get, list, watch, create, patch]
- apiGroups: [trimtab.dev]
  resources: [experiments/status, trials/status]
  verbs: [patch]
- apiGroups: [trimtab.dev]
  resources: [experiments/finalizers, trials/finalizers]
  verbs: [update]
- apiGroups: [batch]
  resources: [jobs]
  verbs: [get, list, watch, create, delete]
- apiGroups: [""]
  resources: [pods]
  verbs: [get, list, watch]
- apiGroups: [""]
  resources: [pods/log]
  verbs: [get]
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create]
{{- with .Values.extraWorkloadRules }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "trimtab.serviceAccountSubject" -}}
- kind: ServiceAccount
  name: {{ include "trimtab.serviceAccountName" . }}
  namespace: {{ .Release.Namespace }}
{{- end -}}
