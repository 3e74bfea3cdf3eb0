-- Decided by conditions alone, never by a message: messages are for people and may change.
local health = { status = "Progressing", message = "waiting for the operator" }
if obj.status == nil or obj.status.conditions == nil then
  return health
end
-- Conditions about an older spec say nothing about this one.
if obj.metadata.generation ~= nil and obj.status.observedGeneration ~= obj.metadata.generation then
  return health
end

local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end

-- In this order: a suspended or failed experiment is also not ready, a finished one is.
local verdicts = {
  { "Suspended", "Suspended" },
  { "Failed", "Degraded" },
  { "Stalled", "Degraded" },
  { "Complete", "Healthy" },
  { "Reconciling", "Progressing" },
  { "Ready", "Healthy" },
}
for _, verdict in ipairs(verdicts) do
  local condition = conditions[verdict[1]]
  if condition ~= nil and condition.status == "True" then
    return { status = verdict[2], message = condition.message }
  end
end
if conditions.Ready ~= nil then
  health.message = conditions.Ready.message
end
return health
