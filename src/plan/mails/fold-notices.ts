import { registerOf } from '../../model/case-number.ts'
import { DAY, type Instant, instant } from '../../model/instant.ts'
import { isOfCase, type NoticeLine } from '../../model/notice.ts'
import type { Change } from '../../ports/ledger.ts'
import { resolvedAt } from '../../rules/case-facts.ts'
import { printKey } from '../../sheet/folded-keys.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import { renderNotice, type StoredNotice } from '../../sheet/notice-log.ts'
import { recordedDraft } from '../../sheet/record.ts'
import { missingColumns, textAt } from '../../sheet/register-table.ts'

/** Below so many lines it is not worth a commit. */
const WORTH_IT = 100

/** What is known of a case that is over is kept for so long. */
const REMEMBERED = 366 * DAY

/** Characters of keys in one line, well below what a cell holds. */
const LONGEST = 40_000

/**
 * The notices tab made short: the finished lines of a case, of one cycle, that are older than the settings say become one, which knows
 * their keys, so that none is ever mailed again (promise 4); finished lines of the workbook itself go, and so does after a year what is
 * of a case that is over or gone. Nothing where fewer than a hundred lines would go. Asked for when there is nothing else to do.
 */
export function foldChanges(view: LedgerView, now: Instant): readonly Change[] {
  const { notices, settings } = view
  const before = instant(now - settings.noticeDays * DAY)
  if (notices.spare(before, instant(now - REMEMBERED)) < WORTH_IT) return []
  const lines = notices.all()
  const busy = new Set(lines.filter((line) => !isFinished(line)).map(({ number }) => number))
  const old = lines.filter((line) => isFinished(line) && line.at < before && !busy.has(line.number))
  const forgotten = forgottenAmong(old, view, now)
  const folds = [...Map.groupBy(old.filter(isKept(forgotten)), ({ number, cycle }) => `${number} ${cycle}`).values()]
    .filter((of) => of.length > 1)
    .map((of) => ({ of, into: folded(of, settings.zone) }))
    .filter(({ of, into }) => of.length > into.length)
  const gone = [...old.filter((line) => !isKept(forgotten)(line)), ...folds.flatMap(({ of }) => of)]
  const made = folds.flatMap(({ into }) => into)
  if (gone.length - made.length < WORTH_IT) return []
  const rows = made.map((line) => renderNotice(line, notices.headers, settings))
  return [
    ...(rows.length === 0 ? [] : [{ kind: 'append', tab: 'notices', rows } as const]),
    { kind: 'remove', tab: 'notices', rows: gone.map(({ row }) => row).toSorted((a, b) => a - b) },
  ]
}

/** Nothing is to come of it any more, and what was to be told of it is told. */
function isFinished({ state, nextAt, toldAt, clock }: NoticeLine): boolean {
  if (state === 'sent' || state === 'dropped' || state === 'folded') return true
  const isOver = (state === 'failed' || state === 'unknown') && nextAt === undefined
  return isOver && (toldAt !== undefined || clock === 'delivery')
}

/** Whether anything is to be known of a line: what was dropped was never sent, and what is of the workbook is said anew. */
const isKept =
  (forgotten: ReadonlySet<string>) =>
  (line: NoticeLine): boolean =>
    isOfCase(line) && line.state !== 'dropped' && !forgotten.has(line.number)

/** Of old lines, the cases that are over or gone and of which nothing was written for a year. */
function forgottenAmong(old: readonly StoredNotice[], view: LedgerView, now: Instant): ReadonlySet<string> {
  const last = new Map<string, number>()
  for (const { number, at } of old) last.set(number, Math.max(last.get(number) ?? 0, at))
  const asked = new Set([...last].flatMap(([number, at]) => (at < now - REMEMBERED ? [number] : [])))
  if (asked.size === 0) return asked
  const forgotten = new Set<string>()
  for (const register of view.registers) {
    // What cannot be read may be open.
    if (missingColumns(register).length > 0) continue
    const { table, headers } = register
    const open = new Set<string>()
    for (const [row, cells] of table.rows.entries()) {
      const known = [textAt(cells, headers, 'number'), recordedDraft(textAt(cells, headers, 'record') ?? '')]
      const wanted = known.filter((one) => one !== undefined && asked.has(one))
      if (wanted.length === 0) continue
      const { fields, record } = register.read(row, now)
      // A finished one of which nobody has called the customer is mailed about still.
      if (resolvedAt(fields) !== undefined && record.stage !== 'toCall') continue
      for (const one of wanted) open.add(one ?? '')
    }
    for (const number of asked) if (registerOf(number) === register.register && !open.has(number)) forgotten.add(number)
  }
  return forgotten
}

/** The lines that stand for these, of one case and cycle: one, unless there are very many. */
function folded(of: readonly StoredNotice[], zone: string): readonly NoticeLine[] {
  const keys = [
    ...new Set(of.flatMap((line) => (line.state === 'folded' ? line.messageId.split(' ') : printKey(line, zone)))),
  ]
  const [first] = of
  if (first === undefined) return []
  const { number, clock, level, cycle, due } = first
  const begunAt = instant(Math.min(...of.map((line) => line.begunAt)))
  const at = instant(Math.max(...of.map((line) => line.at)))
  return pieces(keys).map((messageId) => ({
    number,
    clock,
    level,
    cycle,
    due,
    state: 'folded',
    to: '',
    attempts: of.length,
    begunAt,
    at,
    messageId,
  }))
}

/** Texts joined by blanks, none longer than a cell may be. */
function pieces(texts: readonly string[]): readonly string[] {
  const made: string[] = []
  for (const text of texts) {
    const last = made.at(-1)
    if (last === undefined || last.length + text.length >= LONGEST) made.push(text)
    else made[made.length - 1] = `${last} ${text}`
  }
  return made
}
