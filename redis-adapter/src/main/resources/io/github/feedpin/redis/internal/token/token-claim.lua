-- Claims the fetch of a token. KEYS: the token, the claim. ARGV: milliseconds after which the claim ends.
-- Returns the number of the claim, or nothing while another claim has not ended.
--
-- The number is the time of Redis in microseconds, so that numbers increase even after all data was lost; and higher
-- than the version of the stored token, in case that the clock was set back.
local time = redis.call('TIME')
local number = tonumber(time[1]) * 1000000 + tonumber(time[2])
local stored = redis.call('GET', KEYS[1])
if stored then
  local version = tonumber(string.match(stored, '^%d+'))
  if version and version >= number then
    number = version + 1
  end
end
local text = string.format('%d', number)
if redis.call('SET', KEYS[2], text, 'NX', 'PX', ARGV[1]) then
  return { text }
end
return {}
