-- ARGV: kind, index, first and last member, limit.
local found = {}
local members =
  call("ZRANGEBYLEX", at("index:", ARGV[2]), ARGV[3], ARGV[4], "LIMIT", 0, ARGV[5])
for n, member in ipairs(members) do
  local id = string.sub(member, string.find(member, "/", 1, true) + 1)
  local record = call("HMGET", at("record:", ARGV[1], "/", id), "version", "data")
  found[n] = { id, record[1], record[2] }
end
return found
