-- ARGV: role, process.
local role = at("role:", ARGV[1])
if call("GET", role) == ARGV[2] then
  call("DEL", role)
end
