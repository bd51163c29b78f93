local change = cjson.decode(ARGV[1])

local function erase(chat)
  for _, name in ipairs(call("SMEMBERS", at("records-of:", chat))) do
    remove_record(name)
  end
  for _, id in ipairs(call("SMEMBERS", at("sent-of:", chat))) do
    call("ZREM", at("sent"), id)
    call("DEL", at("sent:", id))
  end
  call("DEL", at("sent-of:", chat))
  for _, id in ipairs(call("LRANGE", at("queue:", chat), 0, -1)) do
    unlist_delivery(id, chat)
  end
  call("DEL", at("queue:", chat))
  for _, id in ipairs(call("SMEMBERS", at("timers-of:", chat))) do
    remove_timer(id)
  end
end

local function set_timer(timer)
  local old = call("HGET", at("slots"), timer.slot)
  if old then
    remove_timer(old)
  end
  if timer.event then
    add_timer(timer.event, timer.slot)
  end
end

local function forget_sent(before, limit)
  for _, id in ipairs(call("ZRANGEBYSCORE", at("sent"), "-inf", "(" .. before, "LIMIT", 0, limit)) do
    local old = call("HMGET", at("sent:", id), "chat", "message", "version")
    local name = "message/" .. old[1] .. "/" .. old[2]
    if call("HGET", at("record:", name), "version") == old[3] then
      remove_record(name)
    end
    call("SREM", at("sent-of:", old[1]), id)
    call("DEL", at("sent:", id))
    call("ZREM", at("sent"), id)
  end
end

if call("EXISTS", at("applied:", change.event)) == 1 then
  return "duplicate"
end
for _, seen in ipairs(change.seen) do
  if tonumber(call("HGET", at("record:", seen.name), "version") or 0) ~= seen.version then
    return "conflict"
  end
end

call("SET", at("applied:", change.event), 1, "PX", change.appliedMs)
if change.erase then
  erase(change.erase)
end
local version = #change.write > 0 and call("INCR", at("version"))
for _, write in ipairs(change.write) do
  put_record(write, version)
end
for _, delivery in ipairs(change.deliveries) do
  add_delivery(delivery)
end
for _, timer in ipairs(change.timers) do
  set_timer(timer)
end
forget_sent(change.forgetBefore, change.forgetLimit)
return "committed"
