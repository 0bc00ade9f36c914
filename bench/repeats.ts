/**
 * What it costs to judge whether a new row repeats an earlier case (R40): 20,000 earlier cases of the last thirty days, as they stand in
 * the registers, and nothing known of them beforehand. The peer is a naive scan with the same likeness: every row read, and its text
 * compared. Processor time of this process, in turn, in one run.
 */

import { complaints, repairs } from '../sheets-template/workbook/index.ts'
import { instantToSerial } from '../src/calendar/serial.ts'
import { wallFrom } from '../src/calendar/wall.ts'
import { toInstant } from '../src/calendar/zone.ts'
import { DAY, instant } from '../src/model/instant.ts'
import { earlierCases } from '../src/plan/repeats/earlier-cases.ts'
import type { Cell } from '../src/ports/ledger.ts'
import { textLikeness } from '../src/rules/repeats/likeness.ts'
import type { RepeatAsked } from '../src/rules/repeats/matter.ts'
import { repeatOf } from '../src/rules/repeats/repeat-of.ts'
import { type RegisterTable, registerTable } from '../src/sheet/register-table.ts'
import { pairs } from '../test/fixtures/repeats/pairs.ts'

const ZONE = 'Asia/Shanghai'
const EACH = 10_000
const DAYS = 30
const ROUNDS = 9
/** A sweep that finds so many new rows at once goes through the tables once for all of them. */
const MANY = 100
const now = toInstant(ZONE, wallFrom(2026, 11, 21, 12))
const context = { zone: ZONE, language: 'zh', people: undefined, kinds: undefined } as const
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = '伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚'

/** Two thousand homes, each of which calls ten times a month: more than any desk has. */
function typed(index: number): Readonly<Record<string, Cell>> {
  const home = index % 2000
  const text = pairs[index % pairs.length]?.earlier
  const [building, unit] = [(home % 12) + 1, (Math.floor(home / 12) % 3) + 1]
  const door = `${Math.floor(home / 72) + 1}0${(Math.floor(home / 36) % 2) + 1}`
  const phone = `1390${String(1_000_000 + home * 37)}`
  return {
    receivedAt: instantToSerial(ZONE, instant(now - ((index % 29) + 0.5) * DAY)) ?? 0,
    customer: `${SURNAMES[home % 20] ?? ''}${index % 9 === 0 ? '女士' : (GIVEN[Math.floor(home / 20) % 20] ?? '')}`,
    phone: index % 7 === 0 ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone,
    room: index % 5 === 0 ? `${building}栋${unit}单元${door}室` : `${building}-${unit}-${door}`,
    category: text?.category ?? '',
    description: text?.description ?? '',
  }
}

function filled(register: 'complaint' | 'repair', from: number): RegisterTable {
  const tab = { complaint: complaints, repair: repairs }[register]
  const prefix = register === 'complaint' ? 'TS' : 'BX'
  const rows = Array.from({ length: EACH }, (_, index): readonly Cell[] => {
    const number = `${prefix}-20261101-${String(index + 1).padStart(5, '0')}`
    const cells: Readonly<Record<string, Cell>> = { ...typed(from + index), number, record: `${number} {}` }
    return tab.columns.map(({ key }) => cells[key] ?? '')
  })
  return registerTable(
    register,
    { tab: tab.key, title: tab.zh, rows: [tab.columns.map(({ zh }) => zh), ...rows] },
    context,
  )
}

const registers = [filled('complaint', 0), filled('repair', EACH)]
const asked = Array.from({ length: MANY }, (_, index): RepeatAsked => {
  const { again } = pairs[(index * 5) % pairs.length] ?? { again: undefined }
  const { customer, phone, room } = typed(index * 20 + 1)
  return {
    receivedAt: now,
    customer: String(customer),
    phone: String(phone).replaceAll(' ', ''),
    room: String(room),
    category: again?.category,
    description: again?.description,
  }
})

const since = instant(now - DAYS * DAY)
const judgeAll = (rows: readonly RepeatAsked[]): number => {
  const earlier = earlierCases(registers, since, now)
  return rows.filter((one) => repeatOf(one, earlier, { days: DAYS, notRepeats: [] }) !== undefined).length
}

function naive({ description = '' }: RepeatAsked): number {
  let likest = 0
  for (const register of registers)
    for (let row = 1; row < register.table.rows.length; row++)
      likest = Math.max(likest, textLikeness(description, register.read(row, now).fields.description ?? ''))
  return likest
}

/** Milliseconds of the processor that something takes. */
function spent(job: () => unknown): number {
  const before = process.cpuUsage()
  job()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const [one, many, scan]: [number[], number[], number[]] = [[], [], []]
for (let round = 0; round < ROUNDS; round++) {
  const row = asked[round * 3]
  if (row === undefined) continue
  one.push(spent(() => judgeAll([row])))
  many.push(spent(() => judgeAll(asked)))
  if (round < 3) scan.push(spent(() => naive(row)))
}
console.log(`repeats, ${2 * EACH} earlier cases in ${DAYS} days`)
console.log(
  `  a new row ${median(one).toFixed(1)} ms (the first, cold: ${(one[0] ?? 0).toFixed(1)} ms), ${MANY} at once ${median(many).toFixed(1)} ms`,
)
console.log(
  `  a naive scan with the same likeness ${median(scan).toFixed(0)} ms: ours takes ${(median(one) / median(scan)).toFixed(4)} ×`,
)
