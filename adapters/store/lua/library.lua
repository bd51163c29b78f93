-- What the scripts share. KEYS[1] is the prefix of every key; its {tag} keeps them in one slot. A script
-- decodes and checks everything before its first write, so that it is done whole or not at all.
--
--   version, sequence                  counters, never reset
--   schema, moving, process:<id>       the form of all this; a move that keeps bots out; who uses it
--   role:<name>                        the process that has it, for as long as a lease lasts
--   record:<kind>/<id>                 hash: version, data, and where they apply chat, entries
--   records-of:<chat>                  set of record names
--   index:<kind>/<name>                sorted set, all scores 0: <sort key>/<id>
--   applied:<event>                    expires
--   delivery:<id>                      hash: sequence, chat, body, sent (the data of its message
--                                      record), ready, attempts, and maybe taken, unless, replaces,
--                                      thread, doubt (since when the platform may have it), mark
--   queue:<chat>                       list of delivery ids; only the first may be taken
--   deliveries:later, :leased          sorted sets of those first ones, by ready, end of lease
--   deliveries:open:<channel>          sorted sets of those that are due, by sequence
--   pace:<name>:<n>                    list of when the last deliveries of a channel or chat left; expires
--   hold:<channel>                     nothing is taken for that channel; expires
--   timer:<event id>                   hash: body, chat, ready, attempts, and the slot if it has one
--   slots                              hash: name and subject of a timer to its event id
--   timers:later, :leased              sorted sets of event ids, by ready, end of lease
--   timers-of:<chat>, sent-of:<chat>   sets of event ids, of delivery ids
--   sent:<delivery>                    hash: chat, message, version of the message record
--   sent                               sorted set of delivery ids, by time

local prefix = KEYS[1]
local call = redis.call

local function at(...)
  return prefix .. table.concat({ ... })
end

local function remove_record(name)
  local record = at("record:", name)
  local old = call("HMGET", record, "chat", "entries")
  if old[1] then
    call("SREM", at("records-of:", old[1]), name)
  end
  if old[2] then
    for _, entry in ipairs(cjson.decode(old[2])) do
      call("ZREM", at("index:", entry[1]), entry[2])
    end
  end
  call("DEL", record)
end

local function put_record(write, version)
  remove_record(write.name)
  if not write.data then
    return
  end
  local record = at("record:", write.name)
  call("HSET", record, "version", version, "data", write.data)
  if write.chat then
    call("HSET", record, "chat", write.chat)
    call("SADD", at("records-of:", write.chat), write.name)
  end
  if #write.entries > 0 then
    call("HSET", record, "entries", cjson.encode(write.entries))
    for _, entry in ipairs(write.entries) do
      call("ZADD", at("index:", entry[1]), 0, entry[2])
    end
  end
end

local function remove_timer(id)
  local timer = at("timer:", id)
  local old = call("HMGET", timer, "chat", "slot")
  if old[1] then
    call("SREM", at("timers-of:", old[1]), id)
  end
  if old[2] then
    call("HDEL", at("slots"), old[2])
  end
  call("ZREM", at("timers:later"), id)
  call("ZREM", at("timers:leased"), id)
  call("DEL", timer)
end

local function add_timer(event, slot)
  remove_timer(event.id)
  local timer = at("timer:", event.id)
  call("HSET", timer, "body", event.body, "chat", event.chat, "ready", event.ready, "attempts", 0)
  if slot then
    call("HSET", timer, "slot", slot)
    call("HSET", at("slots"), slot, event.id)
  end
  call("SADD", at("timers-of:", event.chat), event.id)
  call("ZADD", at("timers:later"), event.ready, event.id)
end

-- The chat's key begins with its channel.
local function open_set(chat)
  return at("deliveries:open:", string.match(chat, "^[^:]*"))
end

local function unlist_delivery(id, chat)
  call("ZREM", at("deliveries:later"), id)
  call("ZREM", open_set(chat), id)
  call("ZREM", at("deliveries:leased"), id)
  call("DEL", at("delivery:", id))
end

local function add_delivery(new)
  local delivery = at("delivery:", new.id)
  if call("EXISTS", delivery) == 1 then
    return
  end
  local sequence = call("INCR", at("sequence"))
  call("HSET", delivery, "sequence", sequence, "chat", new.chat, "body", new.body)
  call("HSET", delivery, "sent", new.sent, "ready", new.ready, "attempts", 0)
  if new.unless then
    call("HSET", delivery, "unless", new.unless)
  end
  if new.replaces then
    call("HSET", delivery, "replaces", new.replaces)
  end
  if new.thread then
    call("HSET", delivery, "thread", new.thread)
  end
  if new.mark then
    call("HSET", delivery, "mark", 1)
  end
  if call("RPUSH", at("queue:", new.chat), new.id) == 1 then
    call("ZADD", at("deliveries:later"), new.ready, new.id)
  end
end

-- Removes the first delivery of a chat; the one behind it comes forward.
local function remove_delivery(id, chat)
  local queue = at("queue:", chat)
  unlist_delivery(id, chat)
  call("LREM", queue, 1, id)
  local next = call("LINDEX", queue, 0)
  if next then
    call("ZADD", at("deliveries:later"), call("HGET", at("delivery:", next), "ready"), next)
  end
end

-- Time in ms by the clock of Redis, the only one all processes share.
local function clock()
  local time = call("TIME")
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Puts back what was leased to a process that did not renew it. `queue` is deliveries or timers. A lease longer than any
-- was given before this clock was set back: it begins anew.
local function take_back(queue, item, lease_ms)
  local leased = at(queue, ":leased")
  local longest = clock() + lease_ms
  for _, id in ipairs(call("ZRANGEBYSCORE", leased, "(" .. longest, "+inf")) do
    call("ZADD", leased, longest, id)
  end
  for _, id in ipairs(call("ZRANGEBYSCORE", leased, "-inf", clock())) do
    local found = call("HMGET", at(item, ":", id), "ready", "taken")
    call("ZREM", leased, id)
    call("ZADD", at(queue, ":later"), found[1], id)
    if found[2] then
      call("HSETNX", at(item, ":", id), "doubt", found[2])
    end
  end
end
