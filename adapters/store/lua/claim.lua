-- ARGV: role, process, how long it is the process's unless it claims it again, in ms.
local role = at("role:", ARGV[1])
local holder = call("GET", role)
if holder and holder ~= ARGV[2] then
  -- Longer than anybody has it: this clock was set back.
  if call("PTTL", role) > tonumber(ARGV[3]) then
    call("PEXPIRE", role, ARGV[3])
  end
  return 0
end
call("SET", role, ARGV[2], "PX", ARGV[3])
return 1
