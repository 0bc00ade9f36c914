import type { Instant } from '../../model/instant.ts'
import type { NoticeKey, NoticeLine } from '../../model/notice.ts'
import type { Recipient } from '../../rules/recipients.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { StoredNotice } from '../../sheet/notice-log.ts'
import { keyTextOf, momentKey } from '../cell-time.ts'
import type { NoticeWrite } from '../plan.ts'
import type { PlannedRow } from '../plan-row.ts'
import { isUrgent } from './held-lines.ts'
import { mailbox, mailboxesOf, peopleOf, readersOf } from './line-readers.ts'
import { ended, isDoubtful, isLost, lost } from './line-states.ts'

/** The lines of each case, by what it is known by now. */
export type LinesByCase = ReadonlyMap<string, readonly StoredNotice[]>

/** A line before it is settled with which mail it goes; of one that was written earlier all is known. */
type UnsettledLine = NoticeKey &
  Pick<NoticeLine, 'attempts' | 'begunAt'> &
  Partial<Pick<NoticeLine, 'state' | 'doubt' | 'messageId' | 'at' | 'nextAt' | 'error'>>

/** A line that is to go: what one person is told for one key. */
export interface Going {
  /** Where it stands in the notices tab already. */
  readonly row: number | undefined
  readonly line: UnsettledLine
  readonly to: Recipient
  readonly of: PlannedRow
  /** What its mail tells of the case. */
  readonly moments: PlannedRow['holding']
  /** It leaves at any hour, and however many mails its reader has had (R24, R26, R30). */
  readonly isUrgent: boolean
}

/** What is to become of the lines of a sweep. */
export interface Outgoing {
  readonly going: readonly Going[]
  /** What there is nobody for. */
  readonly forNobody: readonly { readonly row: number | undefined; readonly line: UnsettledLine }[]
  /** What is not sent any more. */
  readonly ending: readonly NoticeWrite[]
}

/**
 * The lines that are due, and with them what else waits for the same people where that makes a list, of `digestFrom` cases: what a long
 * outage held back comes as one mail a person, not as many mails over an hour. What was offered as one mail goes as one, though some of
 * its lines were begun earlier than others, and wait longer: two mails under one Message-ID are one to their reader.
 */
export function withTheirOthers(
  pending: readonly StoredNotice[],
  isDue: (line: StoredNotice) => boolean,
  digestFrom: number,
): readonly StoredNotice[] {
  const due = new Set(pending.filter(isDue))
  const waits = (line: StoredNotice) => line.state === 'queued' && !isDoubtful(line)
  const mailboxes = new Set([...due].filter(waits).map(({ to }) => mailbox(to)))
  const others = pending.filter((line) => waits(line) && mailboxes.has(mailbox(line.to)))
  const lists = [...Map.groupBy(others, ({ to }) => mailbox(to)).values()].filter(
    (ofOne) => new Set(ofOne.map(({ number }) => number)).size >= digestFrom,
  )
  const along = new Set(lists.flat())
  const mails = new Set([...due].filter(waits).map(({ messageId }) => messageId))
  return pending.filter((line) => due.has(line) || along.has(line) || (waits(line) && mails.has(line.messageId)))
}

/** What rules speak of for the first time: a line for each key and each person it means. */
export function begun(planned: readonly PlannedRow[], view: LedgerView, now: Instant): Outgoing {
  const going: Going[] = []
  const forNobody: { row: undefined; line: UnsettledLine }[] = []
  for (const row of planned) {
    const { id, cycle, speaking } = row
    if (id === undefined) continue
    for (const moments of Map.groupBy(
      speaking,
      ({ clock, rule, nth }) => `${clock} ${rule.level} ${nth ?? 1}`,
    ).values()) {
      const [first] = moments
      if (first === undefined) continue
      const { clock, due, rule, nth } = first
      const key = { number: id, clock, level: rule.level, cycle, due, ...(nth === undefined ? {} : { nth }) }
      const line: UnsettledLine = { ...key, attempts: 0, begunAt: now }
      const people = peopleOf(moments, row, view, now)
      const is = moments.some((moment) => isUrgent(row, moment))
      going.push(...people.map((to): Going => ({ row: undefined, line, to, of: row, moments: speaking, isUrgent: is })))
      if (people.length === 0) forNobody.push({ row: undefined, line })
    }
  }
  return { going, forNobody, ending: [] }
}

/**
 * What was begun earlier: it goes to whom the rules mean now while it is true. What is not true any more, or is with others whom they
 * mean, is dropped; should it become true again when nobody has it, it is begun like any other.
 */
export function again(
  lines: readonly StoredNotice[],
  planned: readonly PlannedRow[],
  linesByCase: LinesByCase,
  view: LedgerView,
  now: Instant,
): Outgoing {
  const taken = takenKeys(linesByCase, view)
  const rows = new Map(planned.flatMap((row) => [row.id, row.formerId].map((id) => [id as string | undefined, row])))
  const going: Going[] = []
  const forNobody: { row: number; line: UnsettledLine }[] = []
  const ending: NoticeWrite[] = []
  for (const { row: at, ...said } of lines) {
    const of = rows.get(said.number)
    // What was to be told of a row before it had its number is told of its case.
    const line: NoticeLine = { ...said, number: of?.id ?? said.number }
    const key = keyTextOf(line, view)
    const moments = of?.holding.filter((moment) => momentKey(line.number, of.cycle, moment, view) === key) ?? []
    const people = of === undefined ? [] : peopleOf(moments, of, view, now)
    const readers = readersOf(line, people, taken.get(key) ?? NONE)
    if (of === undefined || moments.length === 0 || (people.length > 0 && readers.length === 0))
      ending.push({ row: at, line: ended(line, now) })
    else if (isLost(line)) ending.push({ row: at, line: lost(line, now, view.settings.language) })
    else if (people.length === 0) forNobody.push({ row: at, line })
    else {
      const is = moments.some((moment) => isUrgent(of, moment))
      for (const [index, to] of readers.entries()) {
        take(taken, key, to.mail)
        going.push({ row: index === 0 ? at : undefined, line: carried(line, to), to, of, moments, isUrgent: is })
      }
    }
  }
  return { going, forNobody, ending }
}

const NONE: ReadonlySet<string> = new Set()

/** Who has a line for each key that counts: one that was not dropped, and that is theirs alone. */
function takenKeys(linesByCase: LinesByCase, view: LedgerView): Map<string, Set<string>> {
  const taken = new Map<string, Set<string>>()
  for (const [number, lines] of linesByCase)
    for (const line of lines) {
      if (line.state === 'dropped') continue
      take(taken, keyTextOf({ ...line, number: number as NoticeKey['number'] }, view), line.to)
    }
  return taken
}

function take(taken: Map<string, Set<string>>, key: string, to: string): void {
  const [one, ...more] = mailboxesOf({ to })
  if (one === undefined || more.length > 0) return
  const known = taken.get(key)
  if (known === undefined) taken.set(key, new Set([one]))
  else known.add(one)
}

/** A line as it goes on: to the mailbox that it was meant for as it is, to another as one that never left. */
function carried(line: NoticeLine, { mail }: Recipient): UnsettledLine {
  const [one] = mailboxesOf(line)
  if (one === mailbox(mail)) return line
  const { number, clock, level, cycle, due, nth, begunAt } = line
  return { number, clock, level, cycle, due, ...(nth === undefined ? {} : { nth }), begunAt, attempts: 0 }
}
