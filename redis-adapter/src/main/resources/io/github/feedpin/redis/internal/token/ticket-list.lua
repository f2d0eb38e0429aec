-- Returns the texts and times of all tickets. KEYS: the hash of tickets.
return redis.call('HVALS', KEYS[1])
