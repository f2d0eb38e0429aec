-- Claims the request for a ticket. KEYS: the claim. ARGV: the milliseconds after which it ends. Returns 1 or 0.
if redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[1]) then
  return { '1' }
end
return { '0' }
