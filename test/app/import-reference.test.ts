import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openCsv } from '../../src/adapters/csv/csv-file.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { importCases } from '../../src/app/import/import-cases.ts'
import { formatWall } from '../../src/calendar/format.ts'
import { serialToWall } from '../../src/calendar/serial.ts'
import { instant } from '../../src/model/instant.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import type { Cell, Ledger, Version } from '../../src/ports/ledger.ts'
import { bindMap } from '../../src/sheet/import/columns.ts'
import { parseImportMap } from '../../src/sheet/import/map.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { complaintsIn, silent } from '../fixtures/import/support.ts'
import { Counts, expectCounted } from '../statistics/reference-counts.ts'
import { reportOf } from '../statistics/support.ts'
import { reference } from '../support/reference.ts'
import { openSheetsDesk } from '../support/sheets-desk.ts'

const Expected = z.object({
  tz: z.string(),
  asOf: z.string(),
  columns: z.object({ id: z.string(), created: z.string(), due: z.string(), closed: z.string() }),
  total: Counts,
  months: z.array(Counts.extend({ month: z.string() })),
  cells: z.array(Counts.extend({ month: z.string(), type: z.string() })),
})

/** `01/21/2022 01:47:00 PM` and `2022-01-21 13:47:00` as `2022-01-21 13:47:00`. */
function plainTime(text: string): string {
  const [, month = '', day = '', year = '', hour = '', rest = '', half = ''] =
    /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d)(:\d\d:\d\d) ([AP])M$/.exec(text) ?? []
  if (year === '') return text
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0)
  return `${year}-${month}-${day} ${String(hours).padStart(2, '0')}${rest}`
}

const wall = (cell: Cell): string => {
  const found = typeof cell === 'number' ? serialToWall(cell) : undefined
  return found === undefined ? '' : formatWall(found, 'second')
}

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

const LEDGERS: readonly (readonly [string, (zone: string) => Promise<Ledger>])[] = [
  [
    'in memory',
    async (zone) => {
      const ledger = memoryLedger(zone)
      await ledger.setUp('en')
      return ledger
    },
  ],
  [
    'on the local Sheets server',
    async (zone) => {
      const desk = await openSheetsDesk({ zone, language: 'en' })
      closing.push(() => desk.close())
      await desk.ledger.setUp('en')
      return desk.ledger
    },
  ],
]

describe.each(LEDGERS)('published ledgers, %s', (_where, open) => {
  describe.each([
    ['boston311-100', 'boston311'],
    ['nyc311-2018-09', 'nyc311'],
  ])('%s', (name, mapName) => {
    const csvPath = reference(`data/${name}.csv`) ?? ''
    const jsonPath = reference(`data/reference-${name}.json`) ?? ''
    it.skipIf(csvPath === '' || jsonPath === '')(
      'come in whole, keep their deadlines, and count as they were counted',
      async () => {
        const expected = Expected.parse(JSON.parse(readFileSync(jsonPath, 'utf8')))
        const asOf = instant(Date.parse(expected.asOf))
        const clock = { now: () => asOf }
        const ledger = await open(expected.tz)
        const map = parseImportMap(JSON.parse(readFileSync(`docs/import/${mapName}.json`, 'utf8')), 'complaint', 'en')
        if ('problems' in map) throw new Error(map.problems.join('\n'))
        const csv = await openCsv(csvPath, map)
        const bound = bindMap(map, csv.header)
        if ('missing' in bound) throw new Error('the map should fit')

        const counts = await importCases({ ledger, clock, log: silent, runId: 'i' }, csv.records(), bound)
        expect([csv.count, counts.lines, counts.taken, counts.rejected]).toEqual([
          expected.total.count,
          expected.total.count,
          expected.total.count,
          0,
        ])

        const typedBefore = await complaintsIn(ledger)
        const view = viewLedger(typedBefore.state)
        const plan = planSweep(view, asOf, 's')
        expect(plan.rows).toHaveLength(counts.taken)
        const changes = planChanges(plan, view, typedBefore.state)
        expect(await ledger.commit(typedBefore.state, 's.1' as Version, changes)).toMatchObject({ kind: 'committed' })

        const { rows, register } = await complaintsIn(ledger)
        const people = register.columns.flatMap(({ key, writer }) => (writer === 'people' ? [key] : []))
        const column = (key: keyof typeof expected.columns) => csv.header.indexOf(expected.columns[key])
        let line = 0
        for await (const { record } of csv.records()) {
          const row = rows[line] ?? {}
          const before = typedBefore.rows[line++] ?? {}
          const source = (key: keyof typeof expected.columns) => record[column(key)] ?? ''
          expect(row['number']).toMatch(/^TS-\d{8}-\d{3,}$/)
          for (const key of people) expect(row[key]).toEqual(before[key])
          expect(row['externalId']).toBe(source('id'))
          expect(wall(row['receivedAt'])).toBe(plainTime(source('created')))
          expect(wall(row['resolvedAt'])).toBe(plainTime(source('closed')))
          expect(wall(row['resolveDue'])).toBe(plainTime(source('due')))
          for (const clock of ['respond', 'arrive', 'reply', 'progress', 'callback'])
            expect(row).not.toHaveProperty(`${clock}Due`)
        }
        expect(new Set(rows.map((row) => row['number'])).size).toBe(counts.taken)

        const counted = viewLedger(await ledger.read())
        for (const { month, ...total } of expected.months) {
          const found = reportOf(counted, month, asOf).registers.find((one) => one.register === 'complaint')
          if (found === undefined || !('total' in found)) throw new Error('complaints should be counted')
          const ofMonth = expected.cells.filter((cell) => cell.month === month)
          expectCounted(found, total, ofMonth)
        }
      },
      120_000,
    )
  })
})
