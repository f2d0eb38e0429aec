-- Returns the times and texts of all tickets. KEYS: the hash of tickets.
local all = redis.call('HGETALL', KEYS[1])
local values = {}
for i = 2, #all, 2 do
  table.insert(values, all[i])
end
return values
