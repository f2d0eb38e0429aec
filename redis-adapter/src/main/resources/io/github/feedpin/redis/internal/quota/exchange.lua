-- Exchanges slots of a quota between one process and all others; atomic.
--
-- KEYS[1] is a hash with the whole state of the quota, so that it is lost completely or not at all:
--   v      layout of this hash
--   w      lengths of the windows, in ms
--   e      epoch: an id of this state, which is new whenever an earlier one was lost
--   s      clock, pause, loss, per window the slots that unknown processes may hold, and the start of the loss
--   r<i>   slots of window i that were returned and still rest: end, count, end, count, ...
--   n:<id> process, in MessagePack: sequence, clock, time of sending, end of lease, longest call, urgent and interactive requests, and
--          per window limit, slots, wanted slots, waiting since
--
-- ARGV: layout, process, epoch, sequence, time of sending, closing, lease, longest call, settling time, time for which
-- a demand counts, pause, urgent requests, interactive calls, number of windows; then per window, the longest first:
-- length, limit, slots, taken slots, wanted slots, number of pairs, pairs of count and rest of returned slots, the
-- longest rest first. Times are in ms.
--
-- Returns: status (0 done, 1 late duplicate, 2 unknown layout, 3 other windows), epoch, sequence, time until slots are
-- granted, pause, number of processes, interactive calls of the others, rest of a quarantine; then per window: slots,
-- slots that may be kept, limit.

local TOLERANCE = 100
local DOUBT = 1000
local DONE, LATE, OTHER_LAYOUT, OTHER_WINDOWS = 0, 1, 2, 3

local floor, ceil, min, max, huge = math.floor, math.ceil, math.min, math.max, math.huge

local layout = ARGV[1]
local id, known_epoch = ARGV[2], ARGV[3]
local seq, sent, closing = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6] == '1'
local lease, longest, settle, active = tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local pause, urgent, interactive = tonumber(ARGV[11]), tonumber(ARGV[12]), tonumber(ARGV[13])
local count = tonumber(ARGV[14])

local windows, lengths, at = {}, {}, 15
for i = 1, count do
  local w = {
    length = tonumber(ARGV[at]), limit = tonumber(ARGV[at + 1]), held = tonumber(ARGV[at + 2]),
    taken = tonumber(ARGV[at + 3]), wanted = tonumber(ARGV[at + 4]), returned = {}, unknown = 0, unknown_until = 0
  }
  w.own = w.limit
  windows[i], lengths[i] = w, ARGV[at]
  local first = at + 6
  at = first + 2 * tonumber(ARGV[at + 5])
  for p = first, at - 2, 2 do
    w.returned[#w.returned + 1] = { tonumber(ARGV[p]), tonumber(ARGV[p + 1]) }
  end
end
local shape = table.concat(lengths, ',')
local longest_window = windows[1].length

local function ints(text)
  local numbers, n = {}, 0
  for number in string.gmatch(text, '%d+') do
    n = n + 1
    numbers[n] = tonumber(number)
  end
  return numbers
end

local function text(numbers)
  local words = {}
  for i = 1, #numbers do
    words[i] = string.format('%.0f', numbers[i])
  end
  return table.concat(words, ',')
end

-- The state as it is stored.
local stored, nodes, gone, changed = {}, {}, {}, {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  local field = all[i]
  if string.sub(field, 1, 2) == 'n:' then
    nodes[string.sub(field, 3)] = cmsgpack.unpack(all[i + 1])
  else
    stored[field] = all[i + 1]
  end
end
local empty = #all == 0
if not empty and stored.v ~= layout then
  return { OTHER_LAYOUT, tostring(stored.v), seq }
end

-- A process that was removed for its silence has nothing to return; this is no loss of the state.
if closing and not nodes[id] and known_epoch ~= '' and known_epoch == stored.e then
  local nothing = {}
  for i = 1, count do
    nothing[3 * i - 2], nothing[3 * i - 1], nothing[3 * i] = 0, 0, windows[i].limit
  end
  return { DONE, known_epoch, seq, 0, 0, 1, 0, 0, unpack(nothing) }
end

-- The clock: no faster than the time that passes in the processes, and never backwards. If a process that is new finds
-- that nothing happened for a while, the time counts only when the known ones had time to appear.
local SEQ, CLOCK, SENT, EXPIRES, LONGEST, URGENT, INTERACTIVE, HEAD = 1, 2, 3, 4, 5, 6, 7, 7
local LIMIT, SLOTS, WANTED, SINCE, PART = 1, 2, 3, 4, 4
local now = redis.call('TIME')
now = now[1] * 1000 + floor(now[2] / 1000)
local me = nodes[id]
local last, clock, gap, gap_at, doubt_until, paused_until, loss_at, loss_until = now, now, 0, 0, 0, 0, 0, 0
if not empty then
  local s = ints(stored.s)
  last, clock, gap, gap_at, doubt_until, paused_until, loss_until = s[1], s[2], s[3], s[4], s[5], s[6], s[7]
  loss_at = s[8 + 2 * count] or 0
  for i = 1, count do
    windows[i].unknown, windows[i].unknown_until = s[6 + 2 * i] or 0, s[7 + 2 * i] or 0
  end
  local step = max(0, now - last)
  if me then
    if gap > 0 and me[CLOCK] <= gap_at then
      step, gap = step + gap, 0
    end
    clock = max(clock, min(clock + step, me[CLOCK] + max(0, sent - me[SENT]) + TOLERANCE))
  elseif step > DOUBT then
    if gap == 0 then
      gap_at = clock
      clock = clock + 1
    end
    gap, doubt_until = gap + step, clock + settle
  else
    clock = clock + step
  end
  if gap > 0 and clock >= doubt_until then
    for other, n in pairs(nodes) do
      if n[CLOCK] > gap_at then
        n[CLOCK], n[EXPIRES] = n[CLOCK] + gap, n[EXPIRES] + gap
        changed[#changed + 1] = other
      end
    end
    clock, gap = clock + gap, 0
  end
end

-- Processes that are dead for long enough are removed; before that, the slots of shorter windows are free already.
for other, n in pairs(nodes) do
  local dead = clock - n[EXPIRES] - n[LONGEST] - 2 * TOLERANCE
  if dead >= longest_window and other ~= id then
    nodes[other] = nil
    gone[#gone + 1] = other
  elseif dead >= 0 then
    for i = 1, count do
      if dead >= windows[i].length and n[HEAD + (i - 1) * PART + SLOTS] then
        n[HEAD + (i - 1) * PART + SLOTS] = 0
      end
    end
  end
end
for i = 1, count do
  local w = windows[i]
  w.resting, w.cooling = {}, 0
  local r = ints(stored['r' .. i] or '')
  for p = 1, #r, 2 do
    if r[p] > clock then
      w.resting[#w.resting + 1] = r[p]
      w.resting[#w.resting + 1] = r[p + 1]
      w.cooling = w.cooling + r[p + 1]
    end
  end
  if w.unknown_until <= clock then
    w.unknown = 0
  end
end

if not empty and stored.w ~= shape then
  local unused = true
  for _, n in pairs(nodes) do
    unused = unused and n[EXPIRES] <= clock
    for p = HEAD + SLOTS, #n, PART do
      unused = unused and n[p] == 0
    end
  end
  for field, value in pairs(stored) do
    if string.find(field, '^r%d') then
      local r = ints(value)
      for p = 1, #r, 2 do
        unused = unused and r[p] <= clock
      end
    end
  end
  if not unused then
    return { OTHER_WINDOWS, stored.w, seq }
  end
  empty, me, stored = true, nil, {}
  for other in pairs(nodes) do
    gone[#gone + 1] = other
  end
  nodes = {}
  for i = 1, count do
    windows[i].resting, windows[i].cooling = {}, 0
  end
end

-- What is known, unless a part of the state was lost: then those who remember it register again what they hold, and
-- everything else is quarantined until no other process can use it any more, by the longest lease and call of those
-- that register. That includes the slots that they return: an earlier exchange may have returned them, and another
-- process may hold them.
local part = function(n, i, what)
  return n[HEAD + (i - 1) * PART + what] or 0
end
for _, n in pairs(nodes) do
  if n[EXPIRES] > clock then
    for i = 1, count do
      windows[i].limit = min(windows[i].limit, max(1, part(n, i, LIMIT)))
    end
  end
end
local epoch = stored.e
local repeated = me and seq == me[SEQ]
if me and seq < me[SEQ] then
  return { LATE, epoch, seq }
end
-- Before the last exchange, one whose outcome is unknown may be missing.
local rolled_back = me and seq > me[SEQ] + (closing and 2 or 1)
local forgotten = not me and known_epoch ~= ''
local lost = rolled_back or forgotten
if empty or rolled_back or forgotten and known_epoch == epoch then
  epoch = id .. '-' .. ARGV[4]
  for other in pairs(nodes) do
    if other ~= id then
      gone[#gone + 1] = other
    end
  end
  nodes, me, repeated = {}, nil, false
  loss_until = 0
  for i = 1, count do
    local w = windows[i]
    w.resting, w.cooling = {}, 0
    w.unknown, w.unknown_until = w.limit, clock + settle
  end
end
for i = 1, count do
  local w = windows[i]
  w.owned = 0
  for _, n in pairs(nodes) do
    w.owned = w.owned + part(n, i, SLOTS)
  end
end
if lost then
  if loss_until <= clock then
    loss_at, loss_until = clock, 0
    for i = 1, count do
      local w = windows[i]
      w.unknown, w.unknown_until = max(w.unknown, w.limit - w.owned - w.cooling), 0
    end
  end
  loss_until = max(loss_until, loss_at + lease + longest_window + longest)
  for i = 1, count do
    local w = windows[i]
    w.unknown_until = max(w.unknown_until, loss_at + lease + w.length + longest)
  end
end
if not me then
  me = { seq, clock, sent, clock, longest, 0, 0 }
  for i = 1, count do
    local w = windows[i]
    local slots = lost and min(w.held, w.unknown) or 0
    w.unknown = w.unknown - slots
    w.owned = w.owned + slots
    me[HEAD + (i - 1) * PART + LIMIT], me[HEAD + (i - 1) * PART + SLOTS] = w.own, slots
    me[HEAD + (i - 1) * PART + WANTED], me[HEAD + (i - 1) * PART + SINCE] = 0, clock
  end
  nodes[id] = me
end

-- Returned slots rest for as long as the process says; if only some of them are new, for as long as the longest do.
if not repeated then
  for i = 1, count do
    local w = windows[i]
    local slots = part(me, i, SLOTS)
    local back = slots - min(slots, w.held)
    me[HEAD + (i - 1) * PART + SLOTS] = slots - back
    w.owned = w.owned - back
    local grain = ceil(w.length / 60)
    for p = 1, #w.returned do
      local number, rest = min(back, w.returned[p][1]), w.returned[p][2]
      if number > 0 and rest > 0 then
        local ends = ceil((clock + rest + TOLERANCE) / grain) * grain
        local found = false
        for q = 1, #w.resting, 2 do
          if w.resting[q] == ends then
            w.resting[q + 1], found = w.resting[q + 1] + number, true
          end
        end
        if not found then
          w.resting[#w.resting + 1], w.resting[#w.resting + 2] = ends, number
        end
        w.cooling = w.cooling + number
      end
      back = back - number
    end
  end
end

-- The process: a closed one is kept without slots, so that late duplicates of its exchanges are recognised.
me[SEQ], me[SENT], me[LONGEST] = seq, max(sent, me[SENT]), longest
me[URGENT], me[INTERACTIVE] = urgent, interactive
me[CLOCK] = closing and 0 or clock
me[EXPIRES] = closing and clock or clock + lease
paused_until = max(paused_until, clock + pause)

local processes, interactive_elsewhere = 0, 0
local fresh, names = {}, {}
for other, n in pairs(nodes) do
  if clock - n[CLOCK] <= active then
    processes = processes + 1
    if other ~= id then
      fresh[#fresh + 1] = n
      names[#fresh] = other
      interactive_elsewhere = interactive_elsewhere + n[INTERACTIVE]
    end
  end
end

-- Returns the share per process if all get the same, but none more than it wants.
local function level(wanted, capacity)
  local open = wanted
  while #open > 0 do
    local share, still = capacity / #open, {}
    for i = 1, #open do
      if open[i] > share then
        still[#still + 1] = open[i]
      else
        capacity = capacity - open[i]
      end
    end
    if #still == #open then
      return max(0, share)
    end
    open = still
  end
  return huge
end

-- Returns whether the other process is served before this one.
local function precedes(f, i)
  local other = fresh[f]
  if (other[URGENT] > 0) ~= (urgent > 0) then
    return other[URGENT] > 0
  end
  local theirs, mine = part(other, i, SINCE), part(me, i, SINCE)
  if theirs ~= mine then
    return theirs < mine
  end
  return names[f] < id
end

local wait = gap > 0 and doubt_until - clock or 0
for i = 1, count do
  if windows[i].unknown > 0 and loss_until <= clock then
    wait = max(wait, windows[i].unknown_until - clock)
  end
end

local reply = {}
local usable = huge
for i = 1, count do
  local w = windows[i]
  local base = HEAD + (i - 1) * PART
  local slots = me[base + SLOTS]
  -- A slot of a shorter window is useless without one of each longer window.
  local want = closing and 0 or min(w.wanted, w.limit, w.taken + (wait > 0 and huge or max(0, usable)))
  if slots == 0 and want > 0 and me[base + WANTED] == 0 then
    me[base + SINCE] = clock
  end
  me[base + LIMIT], me[base + WANTED] = w.own, want

  local wanted, alive = { want }, slots
  for f = 1, #fresh do
    local n = fresh[f]
    local wants = n[base + WANTED] or 0
    wanted[f + 1] = wants < w.limit and wants or w.limit
    alive = alive + (n[base + SLOTS] or 0)
  end
  local share = level(wanted, w.limit - w.unknown - (w.owned - alive))
  local least, most = floor(share), ceil(share)
  local rotating = least == 0
  least = max(1, least)
  local before, short, short_of_most = 0, 0, 0
  for f = 1, #fresh do
    local theirs, wants = fresh[f][base + SLOTS] or 0, wanted[f + 1]
    local missing = max(0, min(wants, least) - theirs)
    short = short + missing
    short_of_most = short_of_most + max(0, min(wants, most) - theirs)
    if missing > 0 and precedes(f, i) then
      before = before + missing
    end
  end
  local free = w.limit - w.owned - w.cooling - w.unknown
  if not repeated and gap == 0 and not closing then
    local granted = max(0, min(min(want, least) - slots, free - before))
    granted = granted + max(0, min(min(want, most) - slots - granted, free - granted - short))
    if granted > 0 then
      slots = slots + granted
      free = free - granted
      w.owned = w.owned + granted
      me[base + SLOTS], me[base + SINCE] = slots, clock
    end
  end

  local coming = max(0, free)
  for p = 1, #w.resting, 2 do
    if w.resting[p] <= clock + active then
      coming = coming + w.resting[p + 1]
    end
  end
  local keep = slots
  if short > coming then
    keep = rotating and 0 or max(min(want, least), slots - (short - coming))
  end
  if short_of_most > coming then
    keep = min(keep, max(min(want, most), slots - (short_of_most - coming)))
  end
  if w.owned + w.cooling + w.unknown > w.limit then
    keep = min(keep, max(0, min(want, least), slots - (w.owned + w.cooling + w.unknown - w.limit)))
  end
  reply[#reply + 1] = slots
  reply[#reply + 1] = keep
  reply[#reply + 1] = w.limit
  usable = min(usable, slots - w.taken)
end

local state = { now, clock, gap, gap_at, doubt_until, paused_until, loss_until }
local fields = { 'v', layout, 'w', shape, 'e', epoch, 'n:' .. id, cmsgpack.pack(me) }
for i = 1, count do
  local w = windows[i]
  state[#state + 1], state[#state + 2] = w.unknown, w.unknown_until
  fields[#fields + 1], fields[#fields + 2] = 'r' .. i, text(w.resting)
end
state[#state + 1] = loss_at
fields[#fields + 1], fields[#fields + 2] = 's', text(state)
redis.call('HSET', KEYS[1], unpack(fields))
for i = 1, #changed do
  local other = changed[i]
  if nodes[other] and other ~= id then
    redis.call('HSET', KEYS[1], 'n:' .. other, cmsgpack.pack(nodes[other]))
  end
end
for i = 1, #gone do
  redis.call('HDEL', KEYS[1], 'n:' .. gone[i])
end

return {
  DONE, epoch, seq, wait, max(0, paused_until - clock), max(1, processes), interactive_elsewhere,
  max(0, loss_until - clock), unpack(reply)
}
