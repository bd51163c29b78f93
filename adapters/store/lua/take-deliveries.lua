local now, limit, lease_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local later, open, leased = at("deliveries:later"), at("deliveries:open"), at("deliveries:leased")

-- Those due are kept by order of commit, so that a long queue is never sorted anew.
local function open_due()
  for _, id in ipairs(call("ZRANGEBYSCORE", later, "-inf", now)) do
    call("ZREM", later, id)
    call("ZADD", open, call("HGET", at("delivery:", id), "sequence"), id)
  end
end

local taken = {}
take_back("deliveries", "delivery")
while #taken < limit do
  open_due()
  local id = call("ZRANGE", open, 0, 0)[1]
  if not id then
    break
  end
  local delivery = at("delivery:", id)
  local found =
    call("HMGET", delivery, "body", "attempts", "unless", "replaces", "ready", "chat", "thread", "doubt")
  if tonumber(found[5]) > now then
    -- Another process whose clock is ahead opened it.
    call("ZREM", open, id)
    call("ZADD", later, found[5], id)
  elseif found[3] and call("EXISTS", at("record:", found[3])) == 1 then
    remove_delivery(id, found[6])
  else
    call("ZREM", open, id)
    call("ZADD", leased, clock() + lease_ms, id)
    call("HSET", delivery, "attempts", found[2] + 1, "taken", now)
    local function message_of(named)
      return named and call("HGET", at("sent:", named), "message")
    end
    taken[#taken + 1] = {
      found[1],
      tonumber(found[2]),
      tonumber(found[8]) or false,
      message_of(found[4]),
      message_of(found[7]),
    }
  end
end
return taken
