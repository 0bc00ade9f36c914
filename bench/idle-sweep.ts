/**
 * What a sweep that finds nothing to do costs beyond reading: a ledger of 10,000 rows, 300 of them open, swept once, then read
 * again as the service answers it. The peer is `JSON.parse` of that answer, in the same run. What the board costs, at most once a minute,
 * is said beside it.
 */

import type { TabKey } from '../sheets-template/workbook/index.ts'
import { memoryLedger } from '../src/adapters/memory/ledger.ts'
import { instantToSerial } from '../src/calendar/serial.ts'
import { wallFrom } from '../src/calendar/wall.ts'
import { toInstant } from '../src/calendar/zone.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../src/model/instant.ts'
import { committedLines, outcomeChanges } from '../src/plan/mails/outcome-changes.ts'
import { planChanges } from '../src/plan/plan-changes.ts'
import { planSweep } from '../src/plan/plan-sweep.ts'
import type { Cell, LedgerState, Table, Version } from '../src/ports/ledger.ts'
import { viewLedger } from '../src/sheet/ledger-view.ts'
import { boardBeside, writeBoard } from '../src/statistics/board/board-changes.ts'

const ZONE = 'Asia/Shanghai'
const ROWS = 10_000
const OPEN = Number(process.env['OPEN'] ?? 300)
const ROUNDS = 15
const now = toInstant(ZONE, wallFrom(2026, 11, 21, 12))
/** The last board is a minute old: it is asked whether there is to be another one. */
const later = instant(now + MINUTE)

const serial = (at: Instant): number => instantToSerial(ZONE, at) ?? 0

function typedRow(index: number): Readonly<Record<string, Cell>> {
  const isOpen = index >= ROWS - OPEN
  const received = instant(now - (isOpen ? HOUR : 200 * DAY) - (ROWS - index) * 10_000)
  return {
    receivedAt: serial(received),
    channel: '来电',
    firstReceiver: '王芳',
    customer: `业主${index}`,
    phone: `1390000${String(index).padStart(4, '0')}`,
    room: `${index % 30}-${index % 4}-${index % 1800}`,
    category: '噪音扰民',
    description: `楼上夜间装修，影响休息，第 ${index} 次来电反映，请尽快处理`,
    department: '客服部',
    handler: '李静',
    respondedAt: serial(instant(received + 60_000)),
    progress: '已联系当事住户，约定晚间不再施工',
    progressAt: serial(instant(received + 120_000)),
    ...(isOpen ? {} : { result: '已劝阻，业主认可', resolvedAt: serial(instant(received + HOUR)) }),
  }
}

async function sweptLedger(): Promise<LedgerState> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  await ledger.type(
    'complaint',
    Array.from({ length: ROWS }, (_, index) => typedRow(index)),
  )
  for (let turn = 0; turn < 3; turn++) {
    const state = await ledger.read()
    const view = viewLedger(state)
    const plan = planSweep(view, now, `r${turn}`)
    await ledger.commit(state, `v${turn}` as Version, planChanges(plan, view, state))
    const sent = new Map(plan.mails.map(({ messageId }) => [messageId, { kind: 'sent' } as const]))
    const outcomes = outcomeChanges(committedLines(plan, view), sent, view, now)
    await ledger.commit(await ledger.read(), `m${turn}` as Version, outcomes)
  }
  const swept = await ledger.read()
  await ledger.commit(swept, 'board' as Version, writeBoard(viewLedger(swept), now).changes)
  return ledger.read()
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const state = await sweptLedger()
const tables = [...state.tables.values()]
const answer = JSON.stringify({
  valueRanges: tables.map(({ rows }) => ({ values: rows.map((cells) => cells.map((cell) => cell ?? '')) })),
})
const parse: number[] = []
const own: number[] = []
const board: number[] = []
let changes = 0
for (let round = 0; round < ROUNDS; round++) {
  const begin = performance.now()
  const { valueRanges } = JSON.parse(answer) as { valueRanges: { values: Cell[][] }[] }
  const parsed = performance.now()
  const read: LedgerState = {
    version: state.version,
    tables: new Map(
      tables.map(({ tab, title }, index): [TabKey, Table] => [
        tab,
        { tab, title, rows: valueRanges[index]?.values ?? [] },
      ]),
    ),
  }
  const view = viewLedger(read)
  const planned = planChanges(planSweep(view, later, 'idle'), view, read)
  changes += planned.length + boardBeside(planned, view, read, later).length
  const done = performance.now()
  writeBoard(view, later)
  board.push(performance.now() - done)
  parse.push(parsed - begin)
  own.push(done - parsed)
}
const first = (own[0] ?? 0) / (parse[0] ?? 1)
console.log(
  `idle sweep, ${ROWS} rows (${OPEN} open), answer ${(Buffer.byteLength(answer) / 1e6).toFixed(1)} MB, ${changes} changes`,
)
console.log(
  `  JSON.parse ${median(parse).toFixed(1)} ms, sweep's own ${median(own).toFixed(1)} ms, ratio ${(median(own) / median(parse)).toFixed(2)} (first round, cold: ${first.toFixed(2)})`,
)
console.log(`  a board, where something has changed: ${median(board).toFixed(1)} ms`)
