local done = cjson.decode(ARGV[1])
local is_delivery = done.queue == "deliveries"
local item = at(is_delivery and "delivery:" or "timer:", done.id)
local found = call("HMGET", item, "chat", "attempts", "sent", "taken")
if not found[1] then
  return
end

-- Only the process whose lease it is may put it back or give it up; but what was taken and sent was sent,
-- even if the process was slow to say so.
local leased = at(done.queue, ":leased")
local is_holder = not done.attempts or tostring(done.attempts) == found[2]
local is_leased = is_holder and call("ZSCORE", leased, done.id)
local is_sent = done.kind == "sent" and found[4]
if not is_leased and not is_sent then
  return
end

if done.kind == "retry" then
  call("ZREM", leased, done.id)
  call("HSET", item, "ready", done.ready)
  if done.holds then
    -- Both are times of the bot's clock, which may stand elsewhere than this one.
    local ms = math.min(math.max(done.ready - found[4], 1), done.maxHold)
    call("SET", at("hold:", done.holds), 1, "PX", ms)
  end
  if done.isInDoubt then
    call("HSETNX", item, "doubt", found[4])
  end
  call("ZADD", at(done.queue, ":later"), done.ready, done.id)
  return
end

if is_delivery then
  remove_delivery(done.id, found[1])
else
  remove_timer(done.id)
end
if done.kind == "failed" then
  add_timer(done.event)
elseif done.kind == "sent" and is_delivery then
  local chat, message, data = found[1], done.message, found[3]
  local name = "message/" .. chat .. "/" .. message
  -- Of a message whose place is taken the other copy still stands.
  local before = call("HGET", at("record:", name), "data")
  if done.perhapsTwice or before and cjson.decode(before).perhapsTwice then
    -- Into the object's text, which is never empty: decoded and encoded again it could change its form.
    data = string.sub(data, 1, -2) .. ',"perhapsTwice":true}'
  end
  local version = call("INCR", at("version"))
  put_record({ name = name, data = data, chat = chat, entries = {} }, version)
  call("HSET", at("sent:", done.id), "chat", chat, "message", message, "version", version)
  call("ZADD", at("sent"), found[4], done.id)
  call("SADD", at("sent-of:", chat), done.id)
  if done.mark then
    add_delivery(done.mark)
  end
end
