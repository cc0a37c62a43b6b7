// The rooms and their doors, exactly as the table of the house in docs: every wall-checking tool reads this one list.
// A room may import itself and the rooms it names; type imports count.

/** Room → rooms it may import. A name with a slash is a path, every other a folder of src/. */
export const doors = {
  text: [],
  calendar: [],
  tlog: [],
  kernel: ['calendar'],
  notice: ['text', 'calendar'],
  proof: ['text'],
  registers: ['kernel', 'calendar'],
  journal: ['kernel', 'tlog', 'calendar'],
  intake: ['kernel', 'text'],
  casebook: ['kernel', 'calendar'],
  contract: ['kernel', 'calendar'],
  ledger: ['kernel', 'notice', 'intake', 'calendar'],
  press: ['kernel', 'journal', 'notice', 'text', 'calendar'],
  casework: ['kernel', 'journal', 'ledger', 'press', 'notice', 'intake', 'proof', 'calendar'],
  drivers: ['casework', 'journal', 'kernel', 'intake', 'calendar'],
  http: ['casework', 'contract', 'press', 'tlog', 'kernel', 'calendar'],
} as const satisfies Readonly<{ [room: string]: readonly string[] }>

/** Imports everything, and is imported by nothing. */
export const mainRoom = 'main'

/** Rooms of the staff's screens outside src/. */
export const deskDoors = ['contract', 'calendar'] as const

/** Rooms without clock, chance, platform or I/O: everything they know is an argument. */
export const pureRooms = [
  'text',
  'calendar',
  'tlog',
  'kernel',
  'notice',
  'proof',
  'registers',
  'journal',
  'casebook',
  'contract',
  'ledger',
  'press',
] as const

/** Packages pure rooms may import: each computes from its arguments only. Add one only after having looked. */
export const purePackages = ['canonicalize', 'chinese-days', 'fflate', 'parse5', 'qr', 'saxes', 'typebox'] as const

/** Packages that one room alone may import, so that what they are for has one place. */
export const packagesOfOneRoom = [
  {
    packages: ['pg'],
    rooms: ['drivers'],
    why: 'SQL lives in src/drivers only: add a question to src/casework/ports',
  },
  { packages: ['fastify', '@fastify/*'], rooms: ['http'], why: 'HTTP lives in src/http only' },
  { packages: ['commander'], rooms: [], why: 'the command line lives in src/main only' },
] as const
