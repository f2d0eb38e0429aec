-- The record of who is pinned, for one app; each operation is atomic.
--
-- KEYS, all of which have the hash tag of the app:
--   1  hash: v (layout), epoch (when this record began), raw and clock (the last TIME and the store's time), call (the
--      last call), pinned and failed (numbers of users), targets (the last number of a target), t:<target> (its number)
--   2  targets by when they have to be looked at next
--   3  users with a pin that ends, as <number of the target>:<user>, by its end
--   of one target:
--   4  hash of users, in MessagePack: pin (generation, since, end, attempts, failure), what was recorded before the
--      pins in flight, the newest call, calls in flight (id, action, expiry, ...), the action of ended calls that may
--      still be processed, until when, when a release is repeated at the earliest, maximum number of users in its call
--   5  users by when their release is due, as <maximum number of users><user>
--   6  users that are not pinned, by when their calls need not be remembered any longer
--   of one begin:
--   7  string: the call, and the users of a release, in MessagePack; empty if the begin was undone. Expires
--
-- ARGV: layout, operation, target, the latest plausible time of the store at sending (0 if unknown), then arguments of
-- the operation. Times are in ms of the store, whose clock never runs backwards; instants are in ms of TIME.
--
-- Returns: status (0 done, 1 unknown layout, 2 late or clock too far ahead, 3 must wait), the store's time or, for 1,
-- the layout, epoch, values.

local DONE, OTHER_LAYOUT, LATE, WAIT = 0, 1, 2, 3
local PIN, UNPIN = 0, 1
local NEVER = -1
local APPLIED, UNCHANGED, UNKNOWN, IMPOSSIBLE = 'APPLIED', 'UNCHANGED', 'UNKNOWN', 'IMPOSSIBLE'
local GENERATION, SINCE, ENDS, ATTEMPTS, FAILURE = 1, 2, 3, 4, 5
local REST, DEFERRED, MAX_USERS = 15000, 5000, 50
-- A command that is executed later than that after it was sent may have been abandoned.
local PUNCTUAL = 1000
local MAX_REAPED, CHUNK = 100, 500
-- How long a begin without a reply can be undone, and how long one that was undone is not executed any more.
local UNDO_WITHIN, UNDONE_FOR = 3600000, 60000

local max, min, floor = math.max, math.min, math.floor
local layout, operation, target, bound = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local FIRST = 5

local function text(number)
  return string.format('%.0f', number)
end

local function number(value, default)
  return value and tonumber(value) or default
end

-- The clock: never backwards, and no faster than the time that passes in the process that asks.
local state = redis.call('HMGET', KEYS[1], 'v', 'epoch', 'raw', 'clock', 'call')
if state[1] and state[1] ~= layout then
  return { OTHER_LAYOUT, state[1], '' }
end
local time = redis.call('TIME')
local raw = time[1] * 1000 + floor(time[2] / 1000)
local exists = state[1] and true or false
local epoch = state[2] or ''
local last_raw, last_clock = number(state[3], raw), number(state[4], raw)
local clock = last_clock + max(0, raw - last_raw)
if exists and bound > 0 and clock > bound + PUNCTUAL then
  if operation ~= 'sync' then
    return { LATE, text(clock), epoch }
  end
  clock = max(last_clock, bound)
end
local offset = clock - raw
if KEYS[7] and operation ~= 'undo' and redis.call('EXISTS', KEYS[7]) == 1 then
  return { LATE, text(clock), epoch }
end

local function write_clock()
  if not exists then
    -- With microseconds: a record that is lost and begun again has another epoch.
    exists, epoch = true, time[1] .. '.' .. time[2]
    redis.call('HSET', KEYS[1], 'v', layout, 'epoch', epoch)
  end
  redis.call('HSET', KEYS[1], 'raw', text(raw), 'clock', text(clock))
end

-- With microseconds: a call of a record that is lost at once has another number than those of the next record.
local function next_call()
  local id = max(number(state[5], 0) + 1, time[1] * 1000000 + time[2])
  write_clock()
  redis.call('HSET', KEYS[1], 'call', text(id))
  return id
end

-- Entries of users.
local entries, changed, pinned_more, failed_more = {}, {}, 0, 0

local function calls_until(e)
  local latest = 0
  for i = 3, #e.calls, 3 do
    latest = max(latest, e.calls[i])
  end
  return latest
end

-- Returns until when calls of the other action may be processed.
local function contradicted(e, action)
  local latest = e.rest_action ~= action and e.rest or 0
  for i = 1, #e.calls, 3 do
    if e.calls[i + 1] ~= action then
      latest = max(latest, e.calls[i + 2])
    end
  end
  return latest
end

-- Returns what the sorted sets contain of an entry: end, due, gone; false for nothing.
local function indexed(e)
  if not e.pin then
    return false, false, max(calls_until(e), e.rest)
  end
  if e.pin[ENDS] == NEVER or e.pin[FAILURE] then
    return false, false, false
  end
  return e.pin[ENDS], max(e.pin[ENDS], e.retry, calls_until(e), contradicted(e, UNPIN)), false
end

local function load(users)
  for first = 1, #users, CHUNK do
    local names = {}
    for i = first, min(#users, first + CHUNK - 1) do
      names[#names + 1] = users[i]
    end
    local values = redis.call('HMGET', KEYS[4], unpack(names))
    for i = 1, #names do
      if values[i] then
        local v = cmsgpack.unpack(values[i])
        local e = {
          stored = true, pin = v[1], earlier = v[2], newest = v[3], calls = v[4], rest_action = v[5], rest = v[6],
          retry = v[7], most = v[8]
        }
        e.old_pin, e.old_most = e.pin, e.most
        e.old_end, e.old_due, e.old_gone = indexed(e)
        entries[names[i]] = e
      end
    end
  end
end

local function new()
  return {
    stored = false, pin = false, earlier = {}, newest = 0, calls = {}, rest_action = PIN, rest = 0, retry = 0,
    most = MAX_USERS, old_pin = false, old_most = MAX_USERS, old_end = false, old_due = false, old_gone = false
  }
end

local function is_failed(pin)
  return pin and pin[FAILURE] and 1 or 0
end

local function save(user, e, number_of_target)
  local ends, due, gone = indexed(e)
  local member = number_of_target .. ':' .. user
  if gone and gone <= clock then
    gone = false
    redis.call('HDEL', KEYS[4], user)
  else
    redis.call('HSET', KEYS[4], user, cmsgpack.pack({
      e.pin, e.earlier, e.newest, e.calls, e.rest_action, e.rest, e.retry, e.most
    }))
  end
  if e.old_due and (not due or e.old_most ~= e.most) then
    redis.call('ZREM', KEYS[5], string.format('%02d', e.old_most) .. user)
  end
  if due and (due ~= e.old_due or e.old_most ~= e.most) then
    redis.call('ZADD', KEYS[5], text(due), string.format('%02d', e.most) .. user)
  end
  if ends and ends ~= e.old_end then
    redis.call('ZADD', KEYS[3], text(ends), member)
  elseif e.old_end and not ends then
    redis.call('ZREM', KEYS[3], member)
  end
  if gone and gone ~= e.old_gone then
    redis.call('ZADD', KEYS[6], text(gone), user)
  elseif e.old_gone and not gone then
    redis.call('ZREM', KEYS[6], user)
  end
  pinned_more = pinned_more + (e.pin and 1 or 0) - (e.old_pin and 1 or 0)
  failed_more = failed_more + is_failed(e.pin) - is_failed(e.old_pin)
end

-- Forgets users whose calls need not be remembered.
local function reap()
  local gone = redis.call('ZRANGEBYSCORE', KEYS[6], '-inf', text(clock), 'LIMIT', 0, MAX_REAPED)
  if #gone > 0 then
    redis.call('HDEL', KEYS[4], unpack(gone))
    redis.call('ZREM', KEYS[6], unpack(gone))
  end
end

-- Drops a release of a user that is not recorded, for instance after a part of the record was lost.
local function drop_due(member, user)
  redis.call('ZREM', KEYS[5], member)
  redis.call('ZREM', KEYS[3], (redis.call('HGET', KEYS[1], 't:' .. target) or '') .. ':' .. user)
end

-- Writes when the target has to be looked at next.
local function schedule()
  local due = redis.call('ZRANGE', KEYS[5], 0, 0, 'WITHSCORES')
  local gone = redis.call('ZRANGE', KEYS[6], 0, 0, 'WITHSCORES')
  if due[2] and gone[2] then
    redis.call('ZADD', KEYS[2], text(min(tonumber(due[2]), tonumber(gone[2]))), target)
  elseif due[2] or gone[2] then
    redis.call('ZADD', KEYS[2], due[2] or gone[2], target)
  else
    redis.call('ZREM', KEYS[2], target)
  end
  if redis.call('EXISTS', KEYS[4]) == 0 then
    redis.call('HDEL', KEYS[1], 't:' .. target)
  end
end

local function finish()
  if #changed > 0 then
    write_clock()
    local of_target = redis.call('HGET', KEYS[1], 't:' .. target)
    if not of_target then
      of_target = text(redis.call('HINCRBY', KEYS[1], 'targets', 1))
      redis.call('HSET', KEYS[1], 't:' .. target, of_target)
    end
    for i = 1, #changed do
      save(changed[i], entries[changed[i]], of_target)
    end
  end
  if pinned_more ~= 0 then
    redis.call('HINCRBY', KEYS[1], 'pinned', text(pinned_more))
  end
  if failed_more ~= 0 then
    redis.call('HINCRBY', KEYS[1], 'failed', text(failed_more))
  end
  schedule()
end

local function change(user)
  changed[#changed + 1] = user
end

local function is_pin_in_flight(e)
  for i = 1, #e.calls, 3 do
    if e.pin and e.calls[i] == e.pin[GENERATION] and e.calls[i + 2] > clock then
      return true
    end
  end
  return false
end

-- Drops what the pin has replaced for good; or the pin, if it had no effect.
local function end_pin(e, id, unchanged)
  local newest = e.pin and e.pin[GENERATION] == id
  if newest then
    if unchanged then
      e.pin = table.remove(e.earlier) or false
    else
      e.earlier = {}
    end
    return
  end
  for i = 1, #e.earlier do
    if e.earlier[i][GENERATION] == id then
      if unchanged then
        table.remove(e.earlier, i)
      else
        for _ = 2, i do
          table.remove(e.earlier, 1)
        end
      end
      return
    end
  end
end

local function begin_call(e, id, action, longest)
  local calls = {}
  for i = 1, #e.calls, 3 do
    if e.calls[i + 2] > clock then
      calls[#calls + 1], calls[#calls + 2], calls[#calls + 3] = e.calls[i], e.calls[i + 1], e.calls[i + 2]
    end
  end
  calls[#calls + 1], calls[#calls + 2], calls[#calls + 3] = id, action, clock + longest
  e.calls, e.newest = calls, id
end

local function waits(users, action)
  local latest = 0
  for i = 1, #users do
    local e = entries[users[i]]
    if e then
      latest = max(latest, contradicted(e, action))
    end
  end
  return max(0, latest - clock)
end

-- Ends a call for one user.
local function end_call(user, id, result, retry, most, failure)
  local e = entries[user]
  local calls, action = {}, nil
  if e then
    for i = 1, #e.calls, 3 do
      if e.calls[i] == id then
        action = e.calls[i + 1]
      else
        calls[#calls + 1], calls[#calls + 2], calls[#calls + 3] = e.calls[i], e.calls[i + 1], e.calls[i + 2]
      end
    end
  end
  if not action then
    return
  end
  e.calls = calls
  if result == UNKNOWN then
    local rest = clock + REST
    e.rest = e.rest_action == action and max(e.rest, rest) or rest
    e.rest_action = action
  end
  if action == PIN then
    end_pin(e, id, result == UNCHANGED)
  elseif id == e.newest then
    if result == APPLIED then
      e.pin = false
    elseif result == IMPOSSIBLE then
      local pin = e.pin
      e.pin = pin and { pin[GENERATION], pin[SINCE], pin[ENDS], pin[ATTEMPTS], failure }
    else
      e.retry = max(e.retry, clock + retry)
      e.most = most or e.most
    end
  end
  change(user)
end

-- Remembers a call, so that a process that gets no reply can undo it.
local function remember(id, users, within)
  if KEYS[7] and #changed > 0 then
    redis.call('SET', KEYS[7], cmsgpack.pack({ id, users }), 'PX', text(max(1, within)))
  end
end

local reply = { DONE, text(clock), epoch }

local function add(value)
  reply[#reply + 1] = value
end

local function add_user(user, pin)
  add(user)
  add(text(pin[GENERATION]))
  add(text(pin[SINCE] - offset))
  add(pin[ENDS] == NEVER and '' or text(pin[ENDS] - offset))
  add(text(pin[ATTEMPTS]))
  add(pin[FAILURE] or '')
end

local function started(id)
  reply[3] = epoch
  add(text(id))
end

local function must_wait(ms)
  return { WAIT, text(clock), epoch, text(ms) }
end

if operation == 'pins' then
  -- longest, then per user: id, kind of end (never, after, at), ms
  local longest, users, kinds, values = tonumber(ARGV[FIRST]), {}, {}, {}
  for i = FIRST + 1, #ARGV, 3 do
    users[#users + 1], kinds[#users + 1], values[#users + 1] = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2])
  end
  reap()
  load(users)
  local wait = waits(users, PIN)
  if wait > 0 then
    for i = 1, #users do
      local e = entries[users[i]]
      if e then
        e.retry = max(e.retry, clock + DEFERRED)
        change(users[i])
      end
    end
    finish()
    return must_wait(wait)
  end
  local id = next_call()
  started(id)
  for i = 1, #users do
    local user = users[i]
    local e = entries[user] or new()
    entries[user] = e
    local ends = NEVER
    if kinds[i] == 'after' then
      ends = clock + values[i]
    elseif kinds[i] == 'at' then
      ends = max(0, values[i] + offset)
    end
    if not is_pin_in_flight(e) then
      e.earlier = {}
    end
    if e.pin then
      e.earlier[#e.earlier + 1] = e.pin
    end
    e.pin = { id, clock, ends, 0, false }
    e.retry, e.most = 0, MAX_USERS
    begin_call(e, id, PIN, longest)
    change(user)
    add_user(user, e.pin)
  end
  remember(id, false, UNDO_WITHIN)
  finish()
elseif operation == 'unpins' then
  -- longest, then the users
  local longest, users = tonumber(ARGV[FIRST]), {}
  for i = FIRST + 1, #ARGV do
    users[#users + 1] = ARGV[i]
  end
  reap()
  load(users)
  local wait = waits(users, UNPIN)
  if wait > 0 then
    finish()
    return must_wait(wait)
  end
  local id = next_call()
  started(id)
  for i = 1, #users do
    local e = entries[users[i]]
    if e and e.pin and e.newest ~= id then
      e.earlier = {}
      begin_call(e, id, UNPIN, longest)
      change(users[i])
      add_user(users[i], e.pin)
    end
  end
  remember(id, false, UNDO_WITHIN)
  finish()
elseif operation == 'releases' then
  -- longest, maximum number of users
  local longest, most = tonumber(ARGV[FIRST]), tonumber(ARGV[FIRST + 1])
  reap()
  local due = redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', text(clock), 'LIMIT', 0, most)
  local users = {}
  for i = 1, #due do
    users[i] = string.sub(due[i], 3)
  end
  load(users)
  local id = next_call()
  started(id)
  local together
  for i = 1, #users do
    local e = entries[users[i]]
    if e and e.pin then
      together = together or e.most
      if e.most ~= together or #changed >= together then
        break
      end
      local pin = e.pin
      e.pin, e.earlier = { pin[GENERATION], pin[SINCE], pin[ENDS], pin[ATTEMPTS] + 1, false }, {}
      begin_call(e, id, UNPIN, longest)
      change(users[i])
      add_user(users[i], e.pin)
    else
      drop_due(due[i], users[i])
    end
  end
  remember(id, changed, longest)
  finish()
elseif operation == 'end' then
  -- call, then per user: id, result, ms until the release is repeated, maximum number of users, failure
  local id, users, ends = tonumber(ARGV[FIRST]), {}, {}
  for i = FIRST + 1, #ARGV, 5 do
    users[#users + 1] = ARGV[i]
    ends[#ends + 1] = { ARGV[i + 1], tonumber(ARGV[i + 2]), tonumber(ARGV[i + 3]), ARGV[i + 4] }
  end
  reap()
  load(users)
  for i = 1, #users do
    end_call(users[i], id, unpack(ends[i]))
  end
  if exists then
    finish()
  end
elseif operation == 'undo' then
  -- the users, except of releases
  local begun = redis.call('GET', KEYS[7])
  redis.call('SET', KEYS[7], '', 'PX', text(UNDONE_FOR))
  if begun and begun ~= '' then
    local call = cmsgpack.unpack(begun)
    local users = call[2] or { unpack(ARGV, FIRST) }
    load(users)
    for i = 1, #users do
      end_call(users[i], call[1], UNCHANGED, 0)
    end
    finish()
  end
elseif operation == 'due' then
  -- Returns the number of users of the target whose release is due.
  if exists then
    reap()
    schedule()
  end
  add(text(redis.call('ZCOUNT', KEYS[5], '-inf', text(clock))))
elseif operation == 'page' then
  -- cursor, number of users; returns the next cursor and users
  local page = redis.call('HSCAN', KEYS[4], ARGV[FIRST], 'COUNT', ARGV[FIRST + 1])
  add(page[1])
  for i = 1, #page[2], 2 do
    local pin = cmsgpack.unpack(page[2][i + 1])[1]
    if pin then
      add_user(page[2][i], pin)
    end
  end
elseif operation == 'targets' then
  -- maximum number; returns the targets that have to be looked at
  if exists and (raw < last_raw or raw - last_raw >= PUNCTUAL) then
    write_clock()
  end
  local found = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', text(clock), 'LIMIT', 0, ARGV[FIRST])
  for i = 1, #found do
    add(found[i])
  end
elseif operation == 'counts' then
  local counts = redis.call('HMGET', KEYS[1], 'pinned', 'failed')
  add(counts[1] or '0')
  add(text(redis.call('ZCOUNT', KEYS[3], '-inf', text(clock))))
  add(counts[2] or '0')
elseif exists then
  -- sync
  write_clock()
end
return reply
