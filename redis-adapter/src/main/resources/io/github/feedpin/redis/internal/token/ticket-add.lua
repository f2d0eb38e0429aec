-- Adds an app ticket, and keeps the newest. KEYS: the hash of tickets. ARGV: the ticket's field, its time with digits
-- that sort as text, its text, the number of tickets to keep, the milliseconds for which tickets are kept.
-- The values of the hash are a time, a space and a text; a repeated ticket keeps its earlier time.
local all = redis.call('HGETALL', KEYS[1])
local tickets = { { field = ARGV[1], time = ARGV[2], added = true } }
for i = 1, #all, 2 do
  if all[i] == ARGV[1] then
    return {}
  end
  table.insert(tickets, { field = all[i], time = string.match(all[i + 1], '^[%d.]*'), added = false })
end

redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
table.sort(tickets, function(one, other)
  if one.time ~= other.time then
    return one.time > other.time
  end
  if one.added ~= other.added then
    return other.added
  end
  return one.field > other.field
end)
for i = tonumber(ARGV[4]) + 1, #tickets do
  redis.call('HDEL', KEYS[1], tickets[i].field)
end
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {}
