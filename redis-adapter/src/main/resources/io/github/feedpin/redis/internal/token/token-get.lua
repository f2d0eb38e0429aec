-- Reads a token. KEYS: the token. Returns its text and the remaining milliseconds, or nothing.
local stored = redis.call('GET', KEYS[1])
if not stored then
  return {}
end
return { stored, tostring(redis.call('PTTL', KEYS[1])) }
