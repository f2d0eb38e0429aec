-- Stores a token, and ends the claim. KEYS: the token, the claim. ARGV: the number of the claim, the text of the token,
-- the milliseconds for which it is usable. Returns 1, or 0 if a token with a higher version is, or was, stored, or if
-- the token has expired meanwhile.
--
-- Redis may have been suspended before the command. The number of a claim is its time, so what has passed since then is
-- subtracted: the command was sent later, and so less has passed.
if redis.call('GET', KEYS[2]) == ARGV[1] then
  redis.call('DEL', KEYS[2])
end
local stored = redis.call('GET', KEYS[1])
if stored then
  local version = tonumber(string.match(stored, '^%d+'))
  if version and version >= tonumber(ARGV[1]) then
    return { '0' }
  end
end
local time = redis.call('TIME')
local passed = (tonumber(time[1]) * 1000000 + tonumber(time[2]) - tonumber(ARGV[1])) / 1000
local remaining = math.floor(tonumber(ARGV[3]) - math.max(0, passed))
if remaining <= 0 then
  return { '0' }
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', string.format('%d', remaining))
return { '1' }
