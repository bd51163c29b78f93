local found = {}
for n, name in ipairs(ARGV) do
  found[n] = call("HMGET", at("record:", name), "version", "data")
end
return found
