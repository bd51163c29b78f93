local now, limit, lease_ms = ARGV[1], ARGV[2], tonumber(ARGV[3])

local taken = {}
take_back("timers", "timer", lease_ms)
for _, id in ipairs(call("ZRANGEBYSCORE", at("timers:later"), "-inf", now, "LIMIT", 0, limit)) do
  local timer = at("timer:", id)
  local found = call("HMGET", timer, "body", "attempts")
  call("ZREM", at("timers:later"), id)
  call("ZADD", at("timers:leased"), clock() + lease_ms, id)
  call("HSET", timer, "attempts", found[2] + 1)
  taken[#taken + 1] = { found[1], tonumber(found[2]) }
end
return taken
