import { isCaseNumber, parseCaseNumber } from '../model/case-number.ts'
import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import type { RowRecord } from '../model/row-record.ts'
import type { Cell } from '../ports/ledger.ts'
import { type Claim, type Identity, type Standing, settleClaims } from '../rules/claims.ts'
import { isExampleNumber } from '../sheet/example-row.ts'
import { readCaseNumber } from '../sheet/number-text.ts'
import { recordedAbout, recordedDraft, recordedNumber } from '../sheet/record.ts'
import { isTyped, peopleColumnsOf, type RegisterTable, type StandingRow, textAt } from '../sheet/register-table.ts'
import { needsLook } from '../sheet/seen.ts'
import { withMemoriesBack } from './memories.ts'

/** A row worth looking at, and what it is to the number that it claims. */
export interface ChosenRow<R extends Register = CaseRegister> {
  readonly row: StandingRow<R>
  readonly standing: Standing
  /** The number that is its own: what its record says, else what stands there. */
  readonly claim: string | undefined
  /** It was typed into a row that another case had been emptied out of. */
  readonly isReplacing?: boolean
}

/** A row that is none to people, and that something is to be done about all the same. */
export interface LeftRow {
  readonly row: number
  /** Nothing that people typed is left; `gone` where the case stands in another row by now. The example: somebody typed over it. */
  readonly left: 'emptied' | 'gone' | 'example'
  readonly claim: string | undefined
  /** That it was emptied is told already. */
  readonly isTold?: boolean
  /** The row's memory, as the texts of its cells. */
  readonly memory: { readonly record: string; readonly basis: Cell }
}

export interface ChosenRows<R extends Register = CaseRegister> {
  readonly rows: readonly ChosenRow<R>[]
  readonly left: readonly LeftRow[]
}

/** The columns whose cells are memory, not content. */
export const memoryColumns = ({ headers }: Pick<RegisterTable<Register>, 'headers'>): ReadonlySet<number> =>
  new Set(['seen', 'basis', 'record'].flatMap((key) => headers.at.get(key) ?? []))

/**
 * The rows of a register that something may have to be done about: changed since the last look, due, with a number that
 * stands twice, or named in `wanted`. A row that nobody typed into is none, unless it was a case when it was last seen.
 */
export function chooseRows<R extends Register>(
  register: RegisterTable<R>,
  mark: string,
  wanted: ReadonlySet<string>,
  now: Instant,
): ChosenRows<R> {
  const skip = memoryColumns(register)
  const seenColumn = register.headers.at.get('seen') ?? -1
  const isWanted = (cells: readonly Cell[], claim: string): boolean =>
    wanted.has(claim) || wanted.has(recordedDraft(recordOf(register, cells)) ?? '')
  return choose(
    register,
    now,
    (cells, claim) =>
      (wanted.size > 0 && isWanted(cells, claim)) || needsLook(cells[seenColumn], fingerprint(cells, skip), mark, now),
  )
}

/** Every row that people typed into, whether it needs a look or not, as seen at `now`: each read when it is asked for. */
export function everyRow<R extends Register>(standing: RegisterTable<R>, now: Instant): Generator<ChosenRow<R>> {
  const { register, found } = withClaims(standing, now)
  return chosenRows(register, found, settle(register, found, now).settled, now, () => true)
}

/**
 * The rows of the callbacks by the case that they are about: the one that their cell names or, where it names none, the one that they
 * were about when last seen; and by the latter, too, where it is another one by now. Each is read when it is asked for.
 */
export function rowsByCase(
  standing: RegisterTable<'callback'>,
  now: Instant,
): (number: string) => readonly ChosenRow<'callback'>[] {
  const { register, found } = withClaims(standing, now)
  const { settled } = settle(register, found, now)
  const caseColumn = register.headers.at.get('case') ?? -1
  const rows = new Map<string, number[]>()
  for (let row = 1; row < found.claims.length; row++) {
    const cells = register.table.rows[row]
    if (cells === undefined || found.claims[row] === undefined || found.emptied.has(row)) continue
    const named = readCaseNumber(String(cells[caseColumn] ?? ''))?.number
    const was = recordedAbout(recordOf(register, cells))
    for (const number of new Set([named, was]))
      if (number !== undefined) rows.set(number, [...(rows.get(number) ?? []), row])
  }
  return (number) => {
    const wanted = new Set(rows.get(number))
    return wanted.size === 0 ? [] : [...chosenRows(register, found, settled, now, () => true, wanted)]
  }
}

function choose<R extends Register>(
  standing: RegisterTable<R>,
  now: Instant,
  needs: (cells: readonly Cell[], claim: string) => boolean,
): ChosenRows<R> {
  const { register, found } = withClaims(standing, now)
  const { rows } = register.table
  const { claims, emptied, remains, examples } = found
  const { settled, gone } = settle(register, found, now)
  const chosen = [...chosenRows(register, found, settled, now, needs)]
  const isTold = (row: number) => recordOf(register, rows[row]).includes('"e":1')
  const shows = (row: number) => textAt(rows[row] ?? [], register.headers, 'number') === claims[row]
  const basisAt = register.headers.at.get('basis') ?? -1
  const leftRow = (row: number, left: LeftRow['left'], claim: string | undefined): LeftRow => ({
    row,
    left,
    claim,
    memory: { record: recordOf(register, rows[row]), basis: rows[row]?.[basisAt] },
  })
  const isBare = (cells: readonly Cell[], row: number): boolean =>
    cells !== standing.table.rows[row] && claims[row] === undefined && !remains.includes(row)
  const left = [...emptied, ...remains].flatMap((row): readonly LeftRow[] => {
    if (gone.has(row)) return [leftRow(row, 'gone', claims[row])]
    const isMoved = recordOf(standing, standing.table.rows[row]) !== recordOf(register, rows[row])
    return isTold(row) && shows(row) && !isMoved
      ? []
      : [{ ...leftRow(row, 'emptied', claims[row]), isTold: isTold(row) }]
  })
  // A memory whose row went elsewhere, where nothing stands any more.
  const bare = standing === register ? [] : rows.flatMap((cells, row) => (isBare(cells, row) ? [row] : []))
  left.push(...bare.map((row) => leftRow(row, 'gone', undefined)))
  return { rows: chosen, left: [...left, ...examples.map((row) => leftRow(row, 'example', undefined))] }
}

/** A register with each row's memory beside it, and its claims. Memories are looked for where one is not: once through is enough. */
function withClaims<R extends Register>(standing: RegisterTable<R>, now: Instant) {
  const found = claimsOf(standing)
  const register = found.isAstray ? withMemoriesBack(standing, now) : standing
  return { register, found: register === standing ? found : claimsOf(register) }
}

/** What each row is to a number that several claim, and which rows remember a case that stands in another. */
function settle(
  register: RegisterTable<Register>,
  { claims, twice, emptied, remains }: Claims,
  now: Instant,
): { readonly settled: ReadonlyMap<number, Standing>; readonly gone: ReadonlySet<number> } {
  const settled = new Map<number, Standing>()
  const gone = new Set<number>(remains)
  const rows = twice.size === 0 ? [] : [...claims.keys()]
  for (const [number, claiming] of Map.groupBy(rows, (row) => claims[row])) {
    if (number === undefined || !twice.has(number)) continue
    // Where nothing but emptied rows claim it, one of them remembers the case.
    const [kept, ...others] = claiming.toSorted((a, b) => Number(emptied.has(a)) - Number(emptied.has(b)))
    for (const row of others) if (emptied.has(row)) gone.add(row)
    const standing = claiming.filter((row) => row === kept || !gone.has(row))
    for (const [row, is] of settleClaims(standing.map((row) => claimOf(register.read(row, now), number))))
      settled.set(row, is)
  }
  return { settled, gone }
}

/** The rows that need a look, one by one: all of a large register at once would be held in memory for nothing. */
function* chosenRows<R extends Register>(
  register: RegisterTable<R>,
  found: Claims,
  settled: ReadonlyMap<number, Standing>,
  now: Instant,
  needs: (cells: readonly Cell[], claim: string) => boolean,
  among: Iterable<number> = register.table.rows.keys(),
): Generator<ChosenRow<R>> {
  const { claims, borrowed, emptied } = found
  for (const row of among) {
    const claim = claims[row]
    const cells = register.table.rows[row]
    if (claim === undefined || cells === undefined || emptied.has(row)) continue
    const standing = settled.get(row)
    const isBorrowed = borrowed.has(row)
    if (isBorrowed || standing === 'copy' || standing === 'new' || needs(cells, claim))
      yield chosenRow(register.read(row, now, isBorrowed ? 'afresh' : undefined), register, now, standing, claim)
  }
}

function chosenRow<R extends Register>(
  row: StandingRow<R>,
  register: RegisterTable<R>,
  now: Instant,
  standing: Standing | undefined,
  claim: string,
): ChosenRow<R> {
  // What is typed into a row whose case was taken out of it is another case, unless it is that one again; it may not be told yet. So is
  // what shows no number and was received at another time than the case that the row remembers: that one was sorted or cut away.
  const was = wasOf(row.record)
  const isAway =
    row.record.emptied === true ||
    (row.numberText === undefined && row.record.number !== undefined && was !== undefined)
  const isOther = isAway && row.is !== undefined && row.is !== was
  if (isOther || standing === 'new')
    return { row: register.read(row.row, now, 'afresh'), standing: 'new', claim: undefined, isReplacing: isOther }
  return { row, standing: standing ?? 'own', claim: claim === '' ? undefined : claim }
}

const claimOf = (row: StandingRow<Register>, number: string): Claim => ({
  row: row.row,
  shows: row.numberText === number,
  holds: row.record.number === number,
  is: row.is,
  was: wasOf(row.record),
})

const wasOf = ({ receivedAt, about }: RowRecord): Identity => receivedAt ?? about

/** What is found in going once through a register. A plain loop: this is what an idle sweep spends its time on. */
interface Claims {
  /** By row: the number that it claims, '' for none; undefined for a row that is none. */
  readonly claims: readonly (string | undefined)[]
  /** Numbers that more than one row claims. */
  readonly twice: ReadonlySet<string>
  /** Rows without a number that were copied with what another one is known by. */
  readonly borrowed: ReadonlySet<number>
  /** Rows that claim a number, and in which nothing stands that people typed. */
  readonly emptied: ReadonlySet<number>
  /** Rows in which nothing stands but what was said of one that never had a number. */
  readonly remains: readonly number[]
  readonly examples: readonly number[]
  /** Whether a row shows a number that is not that of the memory beside it. */
  readonly isAstray: boolean
}

function claimsOf(register: RegisterTable<Register>): Claims {
  const people = peopleColumnsOf(register)
  const numberColumn = register.headers.at.get('number') ?? -1
  const recordColumn = register.headers.at.get('record') ?? -1
  const { rows } = register.table
  const claims: (string | undefined)[] = new Array<string | undefined>(rows.length).fill(undefined)
  const known = new Set<string>()
  const drafts = new Set<string>()
  const twice = new Set<string>()
  const borrowed = new Set<number>()
  const emptied = new Set<number>()
  const remains: number[] = []
  const examples: number[] = []
  let isAstray = false
  for (let row = 1; row < rows.length; row++) {
    const cells = rows[row] ?? []
    const numberCell = cells[numberColumn]
    const shown = typeof numberCell === 'string' ? numberCell.trim() : ''
    const recordCell = cells[recordColumn]
    const record = typeof recordCell === 'string' ? recordCell : ''
    // Nearly every row shows the number that it was given.
    const isShown = shown !== '' && record.startsWith(shown) && record[shown.length] === ' '
    if (shown !== '' && !isShown && isCaseNumber(register.register, shown)) isAstray = true
    const recorded = ownNumber(isShown ? shown : recordedNumber(record), register.register)
    if (recorded === undefined && isExampleNumber(shown)) {
      examples.push(row)
      continue
    }
    const claim = recorded ?? shown
    if (!isTyped(cells, people)) {
      if (recorded === undefined && parseCaseNumber(register.register, claim) === undefined) {
        if (record !== '') remains.push(row)
        continue
      }
      emptied.add(row)
    }
    claims[row] = claim
    if (recorded === undefined && record !== '') {
      const draft = recordedDraft(record)
      if (draft !== undefined && drafts.has(draft)) borrowed.add(row)
      if (draft !== undefined) drafts.add(draft)
    }
    if (claim === '') continue
    const before = known.size
    known.add(claim)
    if (known.size === before && parseCaseNumber(register.register, claim) !== undefined) twice.add(claim)
  }
  return { claims, twice, borrowed, emptied, remains, examples, isAstray }
}

/** A number of another register was pasted, and is none here. */
const ownNumber = (number: string | undefined, register: Register): string | undefined =>
  number !== undefined && isCaseNumber(register, number) ? number : undefined

function recordOf(register: RegisterTable<Register>, cells: readonly Cell[] = []): string {
  const record = cells[register.headers.at.get('record') ?? -1]
  return typeof record === 'string' ? record : ''
}
