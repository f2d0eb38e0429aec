-- Claims the fetch of a token. KEYS: the token, the claim, the number of the last claim. ARGV: milliseconds after which
-- the claim ends, milliseconds for which the number is kept.
-- Returns the number of the claim, or nothing while another claim has not ended.
--
-- The number is the time of Redis in microseconds, so that numbers increase even after all data was lost; and higher
-- than the last one and the version of the stored token, in case that the clock was set back.
local time = redis.call('TIME')
local number = tonumber(time[1]) * 1000000 + tonumber(time[2])
local function exceed(earlier)
  if earlier and earlier >= number then
    number = earlier + 1
  end
end
exceed(tonumber(redis.call('GET', KEYS[3]) or ''))
exceed(tonumber(string.match(redis.call('GET', KEYS[1]) or '', '^%d+') or ''))
local text = string.format('%d', number)
if redis.call('SET', KEYS[2], text, 'NX', 'PX', ARGV[1]) then
  redis.call('SET', KEYS[3], text, 'PX', ARGV[2])
  return { text }
end
return {}
