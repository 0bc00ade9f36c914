import { parseCaseNumber, type Series } from '../model/case-number.ts'
import { isImmediate } from '../model/clock.ts'
import { isOfCase } from '../model/notice.ts'
import type { Register } from '../model/register.ts'
import type { Change, LedgerState } from '../ports/ledger.ts'
import type { LedgerView } from '../sheet/ledger-view.ts'
import { caseUnits } from './case-units.ts'
import type { Notice, NoticeWrite, SweepPlan } from './plan.ts'
import { type CaseWork, generalChanges, noticeChanges, type RowWork, rowWork, together } from './plan-changes.ts'
import { requestSize, type Written } from './request-size.ts'

/** What of a plan is committed at once: all of what belongs to a case, or nothing. */
export interface Part {
  readonly changes: readonly Change[]
  readonly lines: readonly NoticeWrite[]
  /** The rows that what is mailed rests on. */
  readonly rows: readonly { readonly register: Register; readonly row: number }[]
}

/** Bytes of one part's requests, of which an eighth is estimated too much: the service advises 2 MB at most. */
const LARGEST = 1_700_000

/**
 * A plan as the commits that bring it about, nearly always one, equal to `planChanges`; none where there is nothing to do. Each leaves
 * the ledger as a sweep may leave it: what is not done is planned again by the next one. First what is of no case and what is most
 * urgent: what goes up on first sight, then by priority, then what is due first. Fresh lines of notices go to the tab in the order of
 * the parts. A case too large for a part is one by itself.
 */
export function planParts(plan: SweepPlan, view: LedgerView, state: LedgerState, largest = LARGEST): readonly Part[] {
  const rows = rowWork(plan, view)
  const general = generalChanges(plan, view, state)
  const resting = restingRows(plan)
  if (isWithin(largest, rows)) {
    const changes = together({ rows, series: plan.series, lines: plan.lines }, general, view)
    if (changes.length === 0) return []
    if (requestSize(changes) <= largest) return [{ changes, lines: plan.lines, rows: [...resting.values()].flat() }]
  }
  const notices = Map.groupBy(
    plan.mails.flatMap((mail) => mail.notices),
    ({ register, row }) => `${register} ${row}`,
  )
  const [ofCases, ofWorkbook] = [
    plan.lines.filter(({ line }) => isOfCase(line)),
    plan.lines.filter(({ line }) => !isOfCase(line)),
  ]
  const units = caseUnits(rows, ofCases, view)
    .map((unit) => ({ ...unit, urgency: urgencyOf(unit.rows, notices) }))
    .toSorted((a, b) => compare(a.urgency, b.urgency))
  const last = new Map<Series, number>()
  const parts: Part[] = []
  let open: { rows: RowWork[]; lines: NoticeWrite[]; size: number } = {
    rows: [],
    lines: ofWorkbook,
    size: requestSize([...general, ...noticeChanges(ofWorkbook, view)]),
  }
  const close = () => {
    const series = newNumbers(open.rows, last)
    parts.push({
      changes: together({ ...open, series }, parts.length === 0 ? general : [], view),
      lines: open.lines,
      rows: [...new Set(open.lines.map(({ line }) => line.number))].flatMap((number) => resting.get(number) ?? []),
    })
    open = { rows: [], lines: [], size: 0 }
  }
  let written: Written = new Set()
  for (const unit of units) {
    const changes = together({ ...unit, series: new Map() }, [], view)
    if (changes.length === 0) continue
    let size = requestSize(changes, written)
    if (open.size > 0 && open.size + size > largest) {
      close()
      written = new Set()
      size = requestSize(changes, written)
    }
    open.rows.push(...unit.rows)
    open.lines.push(...unit.lines)
    open.size += size
  }
  close()
  return parts
}

/** Whether what is written to rows takes no more. */
function isWithin(largest: number, rows: readonly RowWork[]): boolean {
  const written: Written = new Set()
  let size = 0
  return rows.every(({ changes }) => (size += requestSize(changes, written)) <= largest)
}

/** The rows that mails rest on, by what notices know them by. */
function restingRows({ mails }: SweepPlan): ReadonlyMap<string, Part['rows']> {
  const rows = new Map<string, { register: Register; row: number }[]>()
  for (const { number, register, row } of mails.flatMap(({ notices }) => notices)) {
    const known = rows.get(number) ?? []
    if (known.some((one) => one.register === register && one.row === row)) continue
    rows.set(number, [...known, { register, row }])
  }
  return rows
}

/** The last number that these rows are given in each series, or that was given before: what comes after is never below. */
function newNumbers(rows: readonly RowWork[], last: Map<Series, number>): CaseWork['series'] {
  const moved = new Map<Series, number>()
  for (const { plan } of rows) {
    const given = 'isNew' in plan && plan.isNew ? parseCaseNumber(plan.register, plan.number ?? '') : undefined
    if (given === undefined || given.n <= (last.get(given.series) ?? 0)) continue
    last.set(given.series, given.n)
    moved.set(given.series, given.n)
  }
  return moved
}

/** What comes first is the least. */
type Urgency = readonly [onSight: number, priority: number, at: number]

const RANKS = ['critical', 'urgent', 'normal'] as const

/** How urgent a case is: as its most urgent row. */
const urgencyOf = (rows: readonly RowWork[], notices: ReadonlyMap<string, readonly Notice[]>): Urgency =>
  rows
    .map(({ plan }): Urgency => {
      const items = (notices.get(`${plan.register} ${plan.row}`) ?? []).flatMap((notice) => notice.items)
      const next = 'nextLook' in plan && typeof plan.nextLook === 'number' ? plan.nextLook : Infinity
      const rank = 'priority' in plan && plan.priority !== undefined ? RANKS.indexOf(plan.priority) : RANKS.length
      return [
        items.some(({ clock }) => isImmediate(clock)) ? 0 : 1,
        rank,
        Math.min(next, ...items.map(({ due }) => due)),
      ]
    })
    .toSorted(compare)[0] ?? [1, RANKS.length, Infinity]

const compare = (a: Urgency, b: Urgency): number => {
  const index = a.findIndex((one, at) => one !== b[at])
  return index < 0 ? 0 : (a[index] ?? 0) < (b[index] ?? 0) ? -1 : 1
}
