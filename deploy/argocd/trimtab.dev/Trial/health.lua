-- A trial that was stopped early or waits at a rung is as it should be; only a failed one is not.
local health = { status = "Progressing", message = "waiting for the operator" }
if obj.status == nil or obj.status.conditions == nil then
  return health
end
if obj.metadata.generation ~= nil and obj.status.observedGeneration ~= obj.metadata.generation then
  return health
end

local conditions = {}
for _, condition in ipairs(obj.status.conditions) do
  conditions[condition.type] = condition
end

local verdicts = {
  { "Failed", "Degraded" },
  { "Succeeded", "Healthy" },
  { "Stopped", "Healthy" },
  { "Paused", "Suspended" },
  { "Running", "Progressing" },
  { "Admitted", "Progressing" },
}
for _, verdict in ipairs(verdicts) do
  local condition = conditions[verdict[1]]
  if condition ~= nil and condition.status == "True" then
    return { status = verdict[2], message = condition.message }
  end
end
return health
