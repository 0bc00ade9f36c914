import { expect } from 'vitest'
import type { Instant } from '../../../src/model/instant.ts'
import type { RowRecord } from '../../../src/model/row-record.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { ROADS, type Road } from '../../../src/rules/life/roads.ts'
import { parseBasis } from '../../../src/sheet/basis.ts'
import { parseRecord } from '../../../src/sheet/record.ts'
import { FIRST, ZONE } from '../../support/desk.ts'
import { KINDS, type Kind } from './script.ts'

/*
 * What holds of every life, judged by what stands in the cells and what was seen to stand there before: by rules written down here
 * once more, and not by the ones that are judged.
 */
export type Row = Readonly<Record<string, Cell>>
export type Tabs = Readonly<Record<Kind | 'callback', readonly Row[]>>

/** What a callback was last seen to say while nothing in it was wrong. */
interface Heard {
  readonly about: string
  readonly calledAt: number
  readonly said: 'content' | 'not' | 'refused'
  /** The round of the case that it asks about, as its record has it. */
  readonly cycle: number | undefined
}

/** A case as it stands; of several rows with one number nobody can tell which is meant. */
interface CaseSeen {
  readonly kind: Kind
  readonly number: string
  readonly row: Row
  readonly stage: string
  readonly record: RowRecord
  /** Which time round it is. */
  readonly cycle: number
}

interface Look {
  readonly now: number
  readonly at: Instant
  readonly share: number
  readonly tabs: Tabs
  /** The cases that were looked at: of another one a callback may have been deleted since. */
  readonly planned: ReadonlySet<string | undefined>
}

const STAGES: Readonly<Record<string, string>> = {
  待更正: 'unaccepted',
  待响应: 'waiting',
  处理中: 'working',
  处置中: 'working',
  暂停: 'paused',
  已办结: 'resolved',
  已控制: 'resolved',
  善后中: 'afterCare',
  待回访: 'toCall',
  拒访待关: 'declined',
  已关闭: 'closed',
  已结案: 'closed',
}
const FINISHED: ReadonlySet<string> = new Set(['resolved', 'afterCare', 'toCall', 'declined', 'closed'])
/** A second, in days: what two cells that were typed as one moment may differ by. */
const SECOND = 1 / 86_400

/** The Monday that a week begins with, as a cell counts days; 2 January 1900 was one. */
const mondayOf = (day: number): number => Math.floor((day - 2) / 7) * 7 + 2
const FIRST_MONDAY = mondayOf(46_342)
/** 2026 has 53 weeks, and its 47th begins with the first Monday of these lives. */
function weekName(now: number): string {
  const since = (mondayOf(now) - FIRST_MONDAY) / 7 + 47
  return since <= 53 ? `2026-W${since}` : `2027-W${String(since - 53).padStart(2, '0')}`
}

const num = (cell: Cell): number => (typeof cell === 'number' ? cell : -Infinity)
const hasText = (cell: Cell): boolean => typeof cell === 'string' && cell.trim() !== ''
const doneOf = (row: Row): number => Math.max(num(row['resolvedAt']), num(row['resolvedSeen']))
const reopenedOf = (row: Row): number => Math.max(num(row['reopenedAt']), num(row['reopenedSeen']))

function casesIn(tabs: Tabs): readonly CaseSeen[] {
  const all = KINDS.flatMap((kind) =>
    tabs[kind].slice(FIRST).flatMap((row): readonly CaseSeen[] => {
      const { number, stage } = row
      if (typeof number !== 'string' || typeof stage !== 'string') return []
      const record = parseRecord(String(row['record'] ?? ''), ZONE)
      const cycle = parseBasis(String(row['basis'] ?? ''), ZONE)?.cycle ?? 1
      return [{ kind, number, row, stage: STAGES[stage] ?? stage, record, cycle }]
    }),
  )
  const often = Map.groupBy(all, ({ number }) => number)
  return all.filter(({ number }) => often.get(number)?.length === 1)
}

/** R36, by the cells. */
function isExempt({ kind, row }: CaseSeen): boolean {
  if (row['sensitive'] === '是' && hasText(row['remark'])) return true
  if (!hasText(row['phone']) && (row['anonymous'] === '是' || kind === 'incident')) return true
  const isContent = row['onSpotSatisfaction'] === '满意' || row['onSpotSatisfaction'] === '基本满意'
  return row['settledOnSpot'] === '是' && isContent && hasText(row['result'])
}

/** R32, by the cells. */
function isMandatory({ kind, row }: CaseSeen): boolean {
  if (kind === 'complaint' || row['information'] === '是') return true
  if (kind === 'incident') return false
  return row['doneBy'] === '外来施工' || row['category'] === '给排水' || row['priority'] === '紧急'
}

/** One life's memory of what was seen. */
export function oracle(lotOf: (week: string, number: string, cycle: number) => string) {
  const heard = new Map<string, Heard>()
  const stages = new Map<string, string>()
  const finishedIn = new Map<string, string>()
  /** The Monday of the week in which a row was first looked at: what was finished before it is left as it was. */
  let since = Infinity

  return {
    /** Holds a look that was written against all that was seen before it. */
    judge(look: Look, lines: readonly (readonly Cell[])[]): void {
      listen(look)
      if (since === Infinity && KINDS.some((kind) => look.tabs[kind].length > FIRST)) since = mondayOf(look.now)
      const cases = casesIn(look.tabs)
      for (const one of cases) {
        walks(one, lines)
        if (FINISHED.has(one.stage)) {
          if (!finishedIn.has(one.number)) finishedIn.set(one.number, weekName(look.now))
          isAsked(one, look)
        } else if (one.stage !== 'unaccepted') finishedIn.delete(one.number)
        if (one.stage === 'closed') mayBeClosed(one, look, cases)
        stages.set(one.number, one.stage)
      }
      draws(cases, look)
    },
  }

  function listen({ tabs, now }: Look): void {
    for (const row of tabs.callback.slice(FIRST)) {
      const { number, stage, case: about, calledAt, outcome, satisfaction } = row
      if (typeof number !== 'string' || stage === '待更正') continue
      heard.delete(number)
      if (typeof about !== 'string' || typeof calledAt !== 'number' || calledAt > now + SECOND) continue
      const said =
        outcome === '拒访' ? 'refused' : outcome === '未接通' || !hasText(satisfaction) ? undefined : satisfaction
      if (said === undefined) continue
      const { cycle } = parseRecord(String(row['record'] ?? ''), ZONE)
      const kind = said === 'refused' ? said : said === '不满意' ? 'not' : 'content'
      heard.set(number, { about, calledAt, said: kind, cycle })
    }
  }

  /** The last that the customer of a case said since the work was done; of a row that is gone, since its round began. */
  function lastHeard({ number, row, cycle: present }: CaseSeen, tabs: Tabs): Heard | undefined {
    const standing = new Set(tabs.callback.map((one) => one['number']))
    return [...heard]
      .filter(([own, { about, calledAt, cycle }]) => {
        const since = standing.has(own) ? doneOf(row) : reopenedOf(row)
        return about === number && cycle === present && calledAt >= since - SECOND
      })
      .map(([, one]) => one)
      .toSorted((a, b) => a.calledAt - b.calledAt)
      .at(-1)
  }

  /** R33, R35, R36: no customer’s case is closed by any other road. */
  function mayBeClosed(one: CaseSeen, look: Look, cases: readonly CaseSeen[]): void {
    const { kind, number, row } = one
    if (kind === 'incident') {
      expect(num(row['closedAt'])).toBeGreaterThanOrEqual(reopenedOf(row))
      return
    }
    expect([number, hasText(row['result'])]).toEqual([number, true])
    const last = lastHeard(one, look.tabs)
    const returned = cases.filter((later) => String(later.row['repeatOf'] ?? '').includes(number))
    const back = returned.map((later) => num(later.row['receivedAt'])).filter((at) => at >= (last?.calledAt ?? 0))
    const isQuiet = last !== undefined && look.now >= Math.max(last.calledAt, ...back) + 7 - SECOND
    const isOver = (finishedIn.get(number) ?? '9') < weekName(look.now)
    const reasons = [
      last?.said === 'content' && 'satisfied',
      last?.said === 'refused' && isQuiet && 'quiet',
      last === undefined && isExempt(one) && 'exempt',
      last === undefined && !isMandatory(one) && isOver && 'notDrawn',
    ]
    expect([number, reasons]).toEqual([number, expect.arrayContaining([one.record.road])])
  }

  /** R32: of a finished case that is always called back there is a callback, or what its customer said. */
  function isAsked(one: CaseSeen, { tabs, planned }: Look): void {
    const choice = one.record.choices?.find(({ cycle }) => cycle === one.cycle)
    if (choice === undefined && doneOf(one.row) < since) return
    expect([one.number, choice]).not.toEqual([one.number, undefined])
    if (!isMandatory(one) || isExempt(one) || !planned.has(one.number)) return
    const rows = tabs.callback.filter(
      (row) =>
        parseRecord(String(row['record'] ?? ''), ZONE).cycle === choice?.cycle && String(row['case']) === one.number,
    )
    expect([one.number, rows.length > 0 || lastHeard(one, tabs) !== undefined]).toEqual([one.number, true])
  }

  /** Every change of stage is a way that is drawn, and is told as what it was. */
  function walks({ kind, number, stage, row }: CaseSeen, lines: readonly (readonly Cell[])[]): void {
    const before = stages.get(number)
    if (before !== stage)
      expect([number, before, stage, reaches(before ?? 'new', stage, kind)]).toEqual([number, before, stage, true])
    const own = lines.filter(([, of, , what]) => of === number && String(what).startsWith('阶段'))
    if (before === undefined) return
    const tells = own.map(([, , , , from, to]) => [STAGES[String(from)], to])
    expect([number, tells]).toEqual([number, before === stage ? [] : [[before, row['stage']]]])
  }

  /** R32, R38: at every moment of the week as many are picked as the share asks for, and those with the lowest lots. */
  function draws(cases: readonly CaseSeen[], { now, at, share }: Look): void {
    const week = weekName(now)
    const all = cases.flatMap((one) =>
      (one.record.choices ?? []).flatMap((choice) => (choice.week === week ? [{ ...one, choice }] : [])),
    )
    const asked = all.filter(({ choice: { why } }) => why === 'mandatory' || why === 'sampled')
    const open = all.filter(
      ({ choice, cycle, stage }) =>
        choice.why === 'inDraw' && choice.cycle === cycle && ['resolved', 'afterCare', 'closed'].includes(stage),
    )
    const least = Math.ceil((all.length * share) / 100 - 1e-9)
    expect(asked.length).toBeGreaterThanOrEqual(Math.min(least, asked.length + open.length))
    const lot = ({ number, choice }: (typeof all)[number]) => lotOf(week, number, choice.cycle)
    const drawn = asked.filter(({ choice }) => choice.why === 'sampled' && choice.drawnAt === at)
    for (const one of drawn) for (const other of open) expect(lot(one) < lot(other)).toBe(true)
    if (drawn.length > 0) expect(asked.length).toBe(Math.min(least, asked.length + open.length))
  }
}

/** Whether the roads that are drawn for such a case lead from one stage to another. */
function reaches(from: string, to: string, kind: Kind): boolean {
  const only = kind === 'incident' ? 'others' : 'incidents'
  const roads: readonly Road[] = Object.values(ROADS)
  const known = new Set<string>([from])
  for (const place of known)
    for (const road of roads) if (road.only !== only && road.from.some((one) => one === place)) known.add(road.to)
  return known.has(to) && !(from === to)
}
