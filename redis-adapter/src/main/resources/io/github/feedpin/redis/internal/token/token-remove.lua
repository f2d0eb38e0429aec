-- Removes a token of a version. KEYS: the token. ARGV: the version, the milliseconds for which the version is kept, so
-- that a fetch under an earlier claim, which is still in progress, stores nothing.
local stored = redis.call('GET', KEYS[1])
if stored and string.match(stored, '^%d+') == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[1] .. ' ', 'PX', ARGV[2])
end
return {}
