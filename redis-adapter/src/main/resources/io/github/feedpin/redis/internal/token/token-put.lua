-- Stores a token, and ends the claim. KEYS: the token, the claim. ARGV: the number of the claim, the text of the token,
-- the milliseconds for which it is usable. Returns 1, or 0 if a token with a higher version is, or was, stored.
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
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[3])
return { '1' }
