-- ARGV: queue, item, lease in ms, then id and attempts of each lease.
local leased, ends = at(ARGV[1], ":leased"), clock() + tonumber(ARGV[3])
for n = 4, #ARGV, 2 do
  if call("HGET", at(ARGV[2], ":", ARGV[n]), "attempts") == ARGV[n + 1] then
    call("ZADD", leased, "XX", ends, ARGV[n])
  end
end
