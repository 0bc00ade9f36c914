import { fingerprint } from '../model/fingerprint.ts'
import type { Instant } from '../model/instant.ts'
import type { CaseRegister, Register } from '../model/register.ts'
import type { Cell } from '../ports/ledger.ts'
import { type Claim, type Standing, settleClaims } from '../rules/claims.ts'
import { isExampleNumber } from '../sheet/example-row.ts'
import { recordedNumber } from '../sheet/record.ts'
import { isTyped, peopleColumnsOf, type RegisterTable, type StandingRow } from '../sheet/register-table.ts'
import { needsLook } from '../sheet/seen.ts'

/** A row worth looking at, and what it is to the number that it claims. */
export interface ChosenRow<R extends Register = CaseRegister> {
  readonly row: StandingRow<R>
  readonly standing: Standing
  /** The number that is its own: what its record says, else what stands there. */
  readonly claim: string | undefined
}

/** A row that is none to people, and that something is to be done about all the same. */
export interface LeftRow {
  readonly row: number
  /** Nothing that people typed is left; `gone` where the case stands in another row by now. The example: somebody typed over it. */
  readonly left: 'emptied' | 'gone' | 'example'
  readonly claim: string | undefined
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
  const wantsDrafts = [...wanted].some((number) => number.includes('?'))
  return choose(
    register,
    now,
    (cells, claim) =>
      (wanted.size > 0 && (claim === '' ? wantsDrafts : wanted.has(claim))) ||
      needsLook(cells[seenColumn], fingerprint(cells, skip), mark, now),
  )
}

/** Every row that people typed into, whether it needs a look or not, as seen at `now`. */
export const everyRow = <R extends Register>(register: RegisterTable<R>, now: Instant): readonly ChosenRow<R>[] =>
  choose(register, now, () => true).rows

function choose<R extends Register>(
  register: RegisterTable<R>,
  now: Instant,
  needs: (cells: readonly Cell[], claim: string) => boolean,
): ChosenRows<R> {
  const { rows } = register.table
  const { claims, twice, emptied, examples } = claimsOf(register)
  const settled = new Map<number, Standing>()
  const lost = new Set<number>()
  for (const number of twice) {
    const claiming = claims.flatMap((claim, row) => (claim === number ? [row] : []))
    for (const row of emptied) if (claims[row] === number) lost.add(row)
    for (const [row, standing] of settleClaims(
      claiming.filter((row) => !lost.has(row)).map((row) => claimOf(register.read(row, now), number)),
    ))
      settled.set(row, standing)
  }
  const chosen: ChosenRow<R>[] = []
  for (let row = 1; row < claims.length; row++) {
    const claim = claims[row]
    const cells = rows[row]
    if (claim === undefined || cells === undefined || emptied.has(row)) continue
    const standing = settled.get(row)
    if (standing === 'copy' || standing === 'new' || needs(cells, claim))
      chosen.push(chosenRow(register, row, now, standing, claim))
  }
  const left = [...emptied].flatMap((row): readonly LeftRow[] => {
    const cells = rows[row] ?? []
    const claim = claims[row]
    if (lost.has(row)) return [{ row, left: 'gone', claim }]
    return isToldEmptied(register, cells) ? [] : [{ row, left: 'emptied', claim }]
  })
  return {
    rows: chosen,
    left: [...left, ...examples.map((row) => ({ row, left: 'example', claim: undefined }) as const)],
  }
}

function chosenRow<R extends Register>(
  register: RegisterTable<R>,
  index: number,
  now: Instant,
  standing: Standing | undefined,
  claim: string,
): ChosenRow<R> {
  const row = register.read(index, now)
  const { record } = row
  // What is typed into a row whose case was taken out of it is another case, unless it is that one again.
  const isOther = record.emptied === true && receivedAt(row) !== record.receivedAt
  if (isOther || standing === 'new')
    return { row: register.read(index, now, 'afresh'), standing: 'new', claim: undefined }
  return { row, standing: standing ?? 'own', claim: claim === '' ? undefined : claim }
}

const claimOf = (row: StandingRow<Register>, number: string): Claim => ({
  row: row.row,
  shows: row.numberText === number,
  receivedAt: receivedAt(row),
  recordedAt: row.record.receivedAt,
})

const receivedAt = ({ fields }: StandingRow<Register>): Instant | undefined =>
  'receivedAt' in fields ? fields.receivedAt : undefined

/** What is found in going once through a register. A plain loop: this is what an idle sweep spends its time on. */
interface Claims {
  /** By row: the number that it claims, '' for none; undefined for a row that is none. */
  readonly claims: readonly (string | undefined)[]
  /** Numbers that more than one row claims. */
  readonly twice: ReadonlySet<string>
  /** Rows that claim a number, and in which nothing stands that people typed. */
  readonly emptied: ReadonlySet<number>
  readonly examples: readonly number[]
}

function claimsOf(register: RegisterTable<Register>): Claims {
  const people = peopleColumnsOf(register)
  const numberColumn = register.headers.at.get('number') ?? -1
  const recordColumn = register.headers.at.get('record') ?? -1
  const { rows } = register.table
  const claims: (string | undefined)[] = new Array<string | undefined>(rows.length).fill(undefined)
  const known = new Set<string>()
  const twice = new Set<string>()
  const emptied = new Set<number>()
  const examples: number[] = []
  for (let row = 1; row < rows.length; row++) {
    const cells = rows[row] ?? []
    const numberCell = cells[numberColumn]
    const shown = typeof numberCell === 'string' ? numberCell.trim() : ''
    if (isExampleNumber(shown)) {
      examples.push(row)
      continue
    }
    const record = cells[recordColumn]
    const claim = (typeof record === 'string' ? recordedNumber(record) : undefined) ?? shown
    if (!isTyped(cells, people)) {
      if (claim === '') continue
      emptied.add(row)
    }
    claims[row] = claim
    if (claim === '') continue
    if (known.has(claim)) twice.add(claim)
    else known.add(claim)
  }
  return { claims, twice, emptied, examples }
}

const isToldEmptied = (register: RegisterTable<Register>, cells: readonly Cell[]): boolean => {
  const record = cells[register.headers.at.get('record') ?? -1]
  return typeof record === 'string' && record.includes('"e":1')
}
