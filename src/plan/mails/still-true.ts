import type { Instant } from '../../model/instant.ts'
import type { Cell, FoundRow } from '../../ports/ledger.ts'
import { numbering } from '../../rules/numbering.ts'
import { printBasis } from '../../sheet/basis.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { printRecord } from '../../sheet/record.ts'
import { isTyped, missingColumns, peopleColumnsOf, type RegisterTable } from '../../sheet/register-table.ts'
import { isSame } from '../../sheet/same-cell.ts'
import { keyTextOf, momentKey } from '../cell-time.ts'
import { chooseRows } from '../choose-rows.ts'
import type { Notice, NoticeMail, RowPlan, SweepPlan } from '../plan.ts'
import { type PlannedRow, planRow } from '../plan-row.ts'
import { planNotice } from './plan-notice.ts'

/** Lines that a mail left out, each by `lineName`. */
export interface Unsent {
  /** What is no longer true: never sent. */
  readonly over: ReadonlySet<string>
  /** What nobody can vouch for now: it goes with a later sweep, if it is true then. */
  readonly held: ReadonlySet<string>
}

/** Of mails that were planned, what may leave, and the lines of those cases that may not. */
export interface StillTrue extends Unsent {
  readonly mails: readonly NoticeMail[]
}

/** What a line is known by: a mail's lines have one Message-ID, a person's lines each their own key. */
export const lineName = (messageId: string, keyText: string): string => `${messageId} ${keyText}`

interface RowPlace {
  readonly register: string
  readonly row: number
}

/**
 * The plan's mails in the light of its rows as the commit found them: between the read and the commit somebody may have resolved a
 * case. A case that is over falls out of its mail, what is still true is said as it is now, and a mail of which nothing is left is
 * none. Cases on rows that had `moved` are held. A row that was not found is taken for what it was.
 */
export function trueAsFound(
  plan: Pick<SweepPlan, 'mails' | 'lines' | 'rows'>,
  view: LedgerView,
  found: readonly FoundRow[],
  moved: readonly RowPlace[],
  now: Instant,
): StillTrue {
  const away = new Set(moved.map(placeOf))
  const cellsAt = new Map(found.map((row) => [placeOf(row), row.cells]))
  const planAt = new Map(plan.rows.map((row) => [placeOf(row), row]))
  return judged(plan, view, now, (notice) => {
    const place = placeOf(notice)
    if (away.has(place)) return 'held'
    const register = view.registers.find((one) => one.register === notice.register)
    const cells = cellsAt.get(place)
    const was = planAt.get(place)
    if (register === undefined || cells === undefined || was === undefined) return 'same'
    return rowAsFound(register, cells, was, view, now)
  })
}

/** The same for mails that are still to leave, in the light of a ledger that was read again. */
export function trueAsRead(plan: Pick<SweepPlan, 'mails' | 'lines'>, view: LedgerView, now: Instant): StillTrue {
  const numbers: ReadonlySet<string> = new Set(plan.mails.flatMap(({ notices }) => notices.map(({ number }) => number)))
  const readable = view.registers.filter((register) => missingColumns(register).length === 0)
  const rows = readable
    .flatMap((register) => chooseRows(register, view.settingsMark, numbers, now).rows)
    .map((row) => planRow(row, view, numbering(view.memory.series, []), new Set(), now))
  const rowOf = new Map(rows.flatMap((row) => [row.formerId, row.id].map((id) => [id as string | undefined, row])))
  const isReadable = ({ register }: Notice) => readable.some((one) => one.register === register)
  return judged(plan, view, now, (notice) => (isReadable(notice) ? (rowOf.get(notice.number) ?? 'over') : 'held'))
}

const placeOf = ({ register, row }: RowPlace): string => `${register} ${row}`

/** A row with what people have on it now, and what the plan wrote beside it. */
function rowAsFound(
  register: RegisterTable,
  found: readonly Cell[],
  { row, number, record, basis }: RowPlan,
  view: LedgerView,
  now: Instant,
): PlannedRow | 'same' | 'over' {
  const people = peopleColumnsOf(register)
  const read = register.table.rows[row] ?? []
  if (people.every((column) => isSame(found[column], read[column]))) return 'same'
  if (!isTyped(found, people)) return 'over'
  const { zone } = view.settings
  const ours: readonly (readonly [string, Cell])[] = [
    ['number', number ?? read[register.headers.at.get('number') ?? -1]],
    ['record', printRecord(record, zone)],
    ['basis', basis && printBasis(basis, zone)],
  ]
  const cells = Array.from({ length: Math.max(found.length, register.headers.at.size) }, (_, column) => found[column])
  for (const [key, cell] of ours) {
    const column = register.headers.at.get(key)
    if (column !== undefined) cells[column] = cell
  }
  const rows = register.table.rows.with(row, cells)
  const standing = register.withRows(rows).read(row, now)
  return planRow(
    { row: standing, standing: 'own', claim: number },
    view,
    numbering(view.memory.series, []),
    new Set(),
    now,
  )
}

/** What a look at a notice's case brought: how it stands now, or that it is as it was, over, or not to be known. */
type Look = PlannedRow | 'same' | 'over' | 'held'

function judged(
  { mails, lines }: Pick<SweepPlan, 'mails' | 'lines'>,
  view: LedgerView,
  now: Instant,
  look: (notice: Notice) => Look,
): StillTrue {
  const over = new Set<string>()
  const held = new Set<string>()
  const looks = new Map<Notice, Look>()
  const lookAt = (notice: Notice): Look => {
    const known = looks.get(notice) ?? look(notice)
    looks.set(notice, known)
    return known
  }
  const linesOf = Map.groupBy(
    lines.flatMap(({ line }) => (line.state === 'sending' ? [line] : [])),
    ({ messageId, number }) => `${messageId} ${number}`,
  )
  const linesIn = (mail: NoticeMail) =>
    mail.notices.flatMap(({ number }) => linesOf.get(`${mail.messageId} ${number}`) ?? [])
  const left = mails.flatMap((mail): readonly NoticeMail[] => {
    // What may have come already goes as it went, or one mail would pass for two halves of itself.
    const isHeldWhole = linesIn(mail).some(({ doubt }) => doubt) && mail.notices.some((one) => lookAt(one) === 'held')
    if (isHeldWhole) {
      for (const line of linesIn(mail)) held.add(lineName(mail.messageId, keyTextOf(line, view)))
      return []
    }
    const notices = mail.notices.flatMap((notice): readonly Notice[] => {
      const found = lookAt(notice)
      if (found === 'same') return [notice]
      const keys = (linesOf.get(`${mail.messageId} ${notice.number}`) ?? []).map((line) => keyTextOf(line, view))
      if (found === 'held') {
        for (const key of keys) held.add(lineName(mail.messageId, key))
        return []
      }
      const holding = found === 'over' ? [] : found.holding
      const cycle = found === 'over' ? notice.cycle : found.cycle
      const true_ = new Set(holding.map((moment) => momentKey(notice.number, cycle, moment, view)))
      for (const key of keys) if (!true_.has(key)) over.add(lineName(mail.messageId, key))
      if (found === 'over' || !keys.some((key) => true_.has(key))) return []
      return presentNotice(notice, found, view, now)
    })
    const isSameMail = notices.length === mail.notices.length && notices.every((one, at) => one === mail.notices[at])
    if (isSameMail) return [mail]
    return notices.length === 0 ? [] : [{ ...mail, notices }]
  })
  return { mails: left, over, held }
}

/** What is to be told now of what a notice told. */
function presentNotice(notice: Notice, row: PlannedRow, view: LedgerView, now: Instant): readonly Notice[] {
  const moments = row.holding.filter(({ clock, rule, nth }) =>
    notice.items.some((item) => item.clock === clock && item.level === rule.level && item.nth === nth),
  )
  const present = planNotice(row, moments, view, now, [])
  if (present === undefined) return []
  // The lines of the notices tab are not read again for it.
  const { timeline = present.timeline ?? [] } = notice
  return [{ ...present, number: notice.number, timeline }]
}
