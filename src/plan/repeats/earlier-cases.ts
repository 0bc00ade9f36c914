import { wallToSerial } from '../../calendar/serial.ts'
import { type CaseNumber, isCaseNumber } from '../../model/case-number.ts'
import { type Instant, wallTime } from '../../model/instant.ts'
import type { Cell } from '../../ports/ledger.ts'
import { bondOf } from '../../rules/repeats/customer.ts'
import type { EarlierCase, RepeatAsked } from '../../rules/repeats/matter.ts'
import { recordedNumber } from '../../sheet/record.ts'
import { type RegisterTable, textAt } from '../../sheet/register-table.ts'
import { Misread } from '../../sheet/typed/misread.ts'
import { readPhone } from '../../sheet/typed/phone.ts'
import { readRoom } from '../../sheet/typed/room.ts'
import { customerIndex } from './customer-index.ts'

/** The cases that a case may repeat. */
export type EarlierCases = (asked: RepeatAsked) => Iterable<EarlierCase>

/** No customer and no room has more in a month; of patrols and hotlines, which have, the latest will do. */
const MOST = 100
/** For what is not typed as a time, and nobody has read yet. */
const LAST = Number.MAX_VALUE

/** A case that may be asked for: one of the sweep's own, or a row that nobody has read yet. */
interface Entry {
  /** When it was received, as a serial number: rough, for the order. */
  readonly since: number
  readonly planned: EarlierCase | undefined
  readonly register: RegisterTable | undefined
  readonly row: number
}

/**
 * The complaints and repairs received from `since` on that may be of the same customer or room as the one that is asked about: those
 * with a number as they stand in the tables, and those of `planned`, as the sweep that asks has planned them. The tables are gone
 * through once, when first asked, and of a row no more is read than its customer's cells unless it is one of those.
 */
export function earlierCases(
  registers: readonly RegisterTable[],
  since: Instant,
  now: Instant,
  planned: readonly EarlierCase[] = [],
): EarlierCases {
  let find: EarlierCases | undefined
  return (asked) => (find ??= finder(registers, since, now, planned))(asked)
}

function finder(
  registers: readonly RegisterTable[],
  since: Instant,
  now: Instant,
  planned: readonly EarlierCase[],
): EarlierCases {
  const entries: Entry[] = []
  const index = customerIndex()
  for (const one of planned) {
    index.add(entries.length, one.customer, one.phone, one.room)
    entries.push({ since: wallToSerial(wallTime(one.receivedAt)) ?? LAST, planned: one, register: undefined, row: -1 })
  }
  for (const register of registers) {
    if (register.register === 'incident') continue
    const own = new Set(planned.map(({ at }) => (at?.register === register.register ? at.row : -1)))
    addRows(register, since, own, index, entries)
  }
  return (asked) => likelyOnes(asked, index.find(asked), entries, since, now)
}

/**
 * Adds the rows of a register of which it is not sure that they were received before `since`: on no clock of the world is it more than a
 * day later. A plain loop: of large registers this is what takes time.
 */
function addRows(
  register: RegisterTable,
  since: Instant,
  own: ReadonlySet<number>,
  index: ReturnType<typeof customerIndex>,
  entries: Entry[],
): void {
  const { rows } = register.table
  const { receivedAt, customer, phone, room } = columnsOf(register)
  const first = (wallToSerial(wallTime(since)) ?? 0) - 1
  for (let row = 1; row < rows.length; row++) {
    const cells = rows[row]
    const received = cells?.[receivedAt]
    if (cells === undefined || received === undefined || received === null || received === '') continue
    if ((typeof received === 'number' && received < first) || own.has(row)) continue
    index.add(entries.length, cells[customer], cells[phone], cells[room])
    entries.push({ since: typeof received === 'number' ? received : LAST, planned: undefined, register, row })
  }
}

function columnsOf({ headers }: RegisterTable) {
  const at = (key: string): number => headers.at.get(key) ?? -1
  return { receivedAt: at('receivedAt'), customer: at('customer'), phone: at('phone'), room: at('room') }
}

function* likelyOnes(
  asked: RepeatAsked,
  found: ReadonlySet<number>,
  entries: readonly Entry[],
  since: Instant,
  now: Instant,
): Generator<EarlierCase> {
  const known = new Set<CaseNumber>()
  const latestFirst = Array.from(found, (id) => entries[id]).toSorted((a, b) => (b?.since ?? 0) - (a?.since ?? 0))
  for (const entry of latestFirst) {
    if (known.size >= MOST) return
    const one =
      entry && (entry.register ? earlierCase(entry.register, entry.row, asked, now) : plannedCase(entry, asked))
    if (one === undefined || known.has(one.number) || one.receivedAt < since) continue
    known.add(one.number)
    yield one
  }
}

const plannedCase = ({ planned }: Entry, asked: RepeatAsked): EarlierCase | undefined =>
  planned !== undefined && bondOf(asked, planned) !== undefined ? planned : undefined

/** A row as an earlier case, where it is one and what is typed of its customer tells that it may be the same. */
function earlierCase(register: RegisterTable, row: number, asked: RepeatAsked, now: Instant): EarlierCase | undefined {
  const { at } = asked
  if (at !== undefined && at.row === row && at.register === register.register) return undefined
  const cells = register.table.rows[row] ?? []
  const columns = columnsOf(register)
  const typed = {
    customer: text(cells[columns.customer]),
    phone: understood(cells[columns.phone], readPhone),
    room: understood(cells[columns.room], readRoom),
  }
  if (bondOf(asked, typed) === undefined) return undefined
  const number =
    recordedNumber(textAt(cells, register.headers, 'record') ?? '') ?? textAt(cells, register.headers, 'number')
  if (number === undefined || !isCaseNumber(register.register, number)) return undefined
  const { fields } = register.read(row, now)
  const { receivedAt, category, subcategory, description } = fields
  if (receivedAt === undefined) return undefined
  return {
    number,
    receivedAt,
    customer: fields.customer,
    phone: fields.phone,
    room: fields.room,
    category,
    subcategory,
    description,
  }
}

const text = (cell: Cell): string => (typeof cell === 'string' ? cell.trim() : '')

function understood(cell: Cell, read: (cell: Cell) => string | Misread): string {
  if (cell === undefined || cell === null || cell === '') return ''
  const value = read(cell)
  return value instanceof Misread ? text(cell) : value
}
