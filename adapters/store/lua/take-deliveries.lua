-- ARGV: now, limit, lease in ms; lanes: { channels, overall, chats }, where rates are { count, perMs } and those of
-- chats have the prefix of the chats they are for; how long the longest wait is: what is further ahead is due.
local now, limit, lease_ms = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local longest = tonumber(ARGV[5])
local lanes = cjson.decode(ARGV[4])
local later, leased = at("deliveries:later"), at("deliveries:leased")
local time = clock()

-- Those due are kept by order of commit, so that a long queue is never sorted anew.
local function open_between(from, to)
  for _, id in ipairs(call("ZRANGEBYSCORE", later, from, to)) do
    local found = call("HMGET", at("delivery:", id), "sequence", "chat")
    call("ZREM", later, id)
    call("ZADD", open_set(found[2]), found[1], id)
  end
end

local function open_due()
  open_between("-inf", now)
  open_between("(" .. now + longest, "+inf")
end

-- How long the next one has to wait. A list holds when the last ones left.
local function wait_of(name, rates)
  local wait = 0
  for n, rate in ipairs(rates) do
    local since = call("LINDEX", at("pace:", name, ":", n), -rate.count)
    if since then
      wait = math.max(wait, since + rate.perMs - time)
    end
  end
  return wait
end

local function note(name, rates)
  for n, rate in ipairs(rates) do
    local list = at("pace:", name, ":", n)
    if call("RPUSH", list, time) > rate.count then
      call("LPOP", list)
    end
    call("PEXPIRE", list, rate.perMs)
  end
end

-- Of one chat; threads count with it, changes of messages and marks apart.
local function rates_of(chat, is_change)
  for _, rate in ipairs(lanes.chats) do
    if string.sub(chat, 1, #rate.prefix) == rate.prefix then
      return string.match(chat, "^[^:]*:[^:]*") .. (is_change and ":changes" or ""), { rate }
    end
  end
  return chat, {}
end

local function oldest()
  local first, least
  for _, channel in ipairs(lanes.channels) do
    local head = call("ZRANGE", at("deliveries:open:", channel), 0, 0, "WITHSCORES")
    if head[1] and (not least or tonumber(head[2]) < least) then
      first, least = head[1], tonumber(head[2])
    end
  end
  return first
end

local function message_of(named)
  return named and call("HGET", at("sent:", named), "message")
end

local function take(id, found, chat, rates)
  call("ZREM", open_set(found[6]), id)
  call("ZADD", leased, time + lease_ms, id)
  call("HSET", at("delivery:", id), "attempts", found[2] + 1, "taken", now)
  note(lanes.channels[1], lanes.overall)
  note(chat, rates)
  local doubt = tonumber(found[8]) or false
  return { found[1], tonumber(found[2]), doubt, message_of(found[4]), message_of(found[7]) }
end

local function wait_until(id, ready, chat)
  call("ZREM", open_set(chat), id)
  call("HSET", at("delivery:", id), "ready", ready)
  call("ZADD", later, ready, id)
end

local function drop(id, chat)
  remove_delivery(id, chat)
  -- What came forward behind it may be due.
  return open_due()
end

local function look(id)
  local found = call(
    "HMGET", at("delivery:", id),
    "body", "attempts", "unless", "replaces", "ready", "chat", "thread", "doubt", "mark"
  )
  local ready = tonumber(found[5])
  if ready > now and ready <= now + longest then
    -- Another process whose clock is ahead opened it.
    return wait_until(id, found[5], found[6])
  end
  if found[3] and call("EXISTS", at("record:", found[3])) == 1 then
    return drop(id, found[6])
  end
  local chat, rates = rates_of(found[6], found[4] or found[9])
  local wait = wait_of(chat, rates)
  if wait > 0 and found[9] then
    return drop(id, found[6])
  end
  if wait > 0 then
    return wait_until(id, now + wait, found[6])
  end
  return take(id, found, chat, rates)
end

local function is_held()
  local hold = #lanes.channels == 1 and at("hold:", lanes.channels[1])
  return hold and call("EXISTS", hold) == 1
end

local taken = {}
take_back("deliveries", "delivery", lease_ms)
if is_held() then
  return taken
end
open_due()
while #taken < limit and wait_of(lanes.channels[1], lanes.overall) == 0 do
  local id = oldest()
  if not id then
    break
  end
  taken[#taken + 1] = look(id)
end
return taken
