-- Reads a token. KEYS: the token. Returns its text and the remaining milliseconds, or nothing; nothing as well in its
-- last millisecond, and if it does not expire, since Feedpin has not written it.
local stored = redis.call('GET', KEYS[1])
local remaining = redis.call('PTTL', KEYS[1])
if not stored or remaining <= 0 then
  return {}
end
return { stored, tostring(remaining) }
