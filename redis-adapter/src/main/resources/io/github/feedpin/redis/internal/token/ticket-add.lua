-- Adds an app ticket, and keeps the newest. KEYS: the hash of tickets. ARGV: the ticket's field, its time with digits
-- that sort as text, its text, the number of tickets to keep, the milliseconds for which tickets are kept.
-- The values of the hash are a time, a space and a text; a repeated ticket keeps its earlier time.
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 0 then
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ' ' .. ARGV[3])
  local all = redis.call('HGETALL', KEYS[1])
  local tickets = {}
  for i = 1, #all, 2 do
    table.insert(tickets, { field = all[i], time = string.match(all[i + 1], '^[%d.]*') })
  end
  table.sort(tickets, function(one, other)
    if one.time ~= other.time then
      return one.time > other.time
    end
    return one.field ~= ARGV[1] and (other.field == ARGV[1] or one.field > other.field)
  end)
  for i = tonumber(ARGV[4]) + 1, #tickets do
    redis.call('HDEL', KEYS[1], tickets[i].field)
  end
end
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return {}
