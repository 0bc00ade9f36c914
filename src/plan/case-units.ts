import { isNumberOfAny } from '../model/case-number.ts'
import type { Register } from '../model/register.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { recordedDraft, recordedNumber } from '../sheet/record.ts'
import { type RegisterTable, textAt } from '../sheet/register-table.ts'
import type { NoticeWrite } from './plan.ts'
import type { RowWork } from './plan-changes.ts'

/** What is done to one case: its row, its callbacks, its notices. */
export interface CaseUnit {
  readonly rows: readonly RowWork[]
  readonly lines: readonly NoticeWrite[]
}

/**
 * A plan's work by case, in the order of the rows. Rows belong together that have, had or claim one number, or were known by one draft,
 * in what stands or in what will: a copy and its original, a callback and its case, and those between which the memories of
 * cases are exchanged, for half of an exchange would lose one. Lines of cases that no row has any more are units of their own.
 */
export function caseUnits(
  rows: readonly RowWork[],
  lines: readonly NoticeWrite[],
  view: LedgerView,
): readonly CaseUnit[] {
  const tables = new Map(
    [...view.registers, ...(view.callbacks === undefined ? [] : [view.callbacks])].map((one) => [one.register, one]),
  )
  const units = new Map<string, { rows: RowWork[]; lines: NoticeWrite[] }>()
  const parents = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent
    // The way is shortened, or a sorted register would be gone through once for each of its rows.
    for (let step = name; step !== root; ) {
      const next = parents.get(step) ?? root
      parents.set(step, root)
      step = next
    }
    return root
  }
  const returned = returnedTo(rows)
  const names = rows.map((row) => [
    `${row.plan.register} ${row.plan.row}`,
    ...namesOf(row, tables.get(row.plan.register)),
    ...returnOf(row, returned),
  ])
  for (const [first = '', ...others] of names)
    for (const other of others) {
      const [a, b] = [rootOf(first), rootOf(other)]
      if (a !== b) parents.set(b, a)
    }
  const unitOf = (name: string) => {
    const root = rootOf(name)
    const unit = units.get(root) ?? { rows: [], lines: [] }
    units.set(root, unit)
    return unit
  }
  for (const [index, row] of rows.entries()) unitOf(names[index]?.[0] ?? '').rows.push(row)
  for (const line of lines) unitOf(line.line.number).lines.push(line)
  return [...units.values()]
}

/** The numbers and drafts that a row has to do with. */
function namesOf({ plan }: RowWork, register: RegisterTable<Register> | undefined): readonly string[] {
  const cells = register?.table.rows[plan.row] ?? []
  const standing = register === undefined ? '' : (textAt(cells, register.headers, 'number') ?? '').trim()
  const stored = register === undefined ? '' : (textAt(cells, register.headers, 'record') ?? '')
  const said =
    'memory' in plan
      ? [plan.claim, recordedNumber(plan.memory.record), recordedDraft(plan.memory.record)]
      : [plan.number, plan.was.number, plan.was.draft, plan.record.draft, plan.was.about, plan.record.about]
  return [
    isNumberOfAny(standing) ? standing : undefined,
    recordedNumber(stored),
    recordedDraft(stored),
    ...said,
  ].filter((name) => name !== undefined)
}

/** The cases whose customers declined to be asked and have come back since (R35). */
const returnedTo = (rows: readonly RowWork[]): ReadonlySet<string> =>
  new Set(
    rows.flatMap(({ plan }) =>
      'record' in plan && plan.record.cameBackAt !== plan.was.cameBackAt ? (plan.number ?? []) : [],
    ),
  )

/** The one among them that a case repeats: it hears of it with that case, or nobody would tell it again. */
const returnOf = ({ plan }: RowWork, returned: ReadonlySet<string>): readonly string[] => {
  const repeat = 'record' in plan ? plan.record.repeat?.of : undefined
  return repeat !== undefined && returned.has(repeat) ? [repeat] : []
}
