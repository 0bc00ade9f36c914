import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openCsv } from '../../src/adapters/csv/csv-file.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { importCases } from '../../src/app/import/import-cases.ts'
import { instant } from '../../src/model/instant.ts'
import { bindMap } from '../../src/sheet/import/columns.ts'
import { parseImportMap } from '../../src/sheet/import/map.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { monthReport } from '../../src/statistics/month/month-report.ts'
import { parseMonth } from '../../src/statistics/month.ts'
import { FIRST } from '../support/desk.ts'
import { reference } from '../support/reference.ts'
import { silent } from '../support/sheets-desk.ts'

const file = reference('data/boston311-100.csv')

it.skipIf(file === undefined)(
  "agrees with Boston's own judgement of what was on time, but for the one case whose target lies ahead",
  async () => {
    const asOf = instant(Date.parse('2022-04-25T14:30:31-04:00'))
    const ledger = memoryLedger('America/New_York')
    await ledger.setUp('en')
    const map = parseImportMap(JSON.parse(readFileSync('docs/import/boston311.json', 'utf8')), 'complaint', 'en')
    if ('problems' in map) throw new Error(map.problems.join('\n'))
    const csv = await openCsv(file ?? '', map)
    const bound = bindMap(map, csv.header)
    if ('missing' in bound) throw new Error('the map should fit')
    await importCases({ ledger, clock: { now: () => asOf }, log: silent, runId: 'i' }, csv.records(), bound)

    const month = parseMonth('2022-01')
    if (month === undefined) throw new Error('a month')
    const [complaints] = monthReport(viewLedger(await ledger.read()), month, asOf).registers
    if (complaints === undefined || !('cases' in complaints)) throw new Error('complaints should be counted')
    const ours = new Map(
      complaints.cases.map(({ item, outcome }) => [item.row, outcome === 'late' || outcome === 'overdue']),
    )

    const flag = csv.header.indexOf('ontime')
    const differing: string[] = []
    let row = FIRST
    for await (const { record } of csv.records()) {
      if (ours.get(row++) !== (record[flag] === 'OVERDUE'))
        differing.push(record[csv.header.indexOf('case_enquiry_id')] ?? '')
    }
    expect(row - FIRST).toBe(100)
    expect(differing).toHaveLength(1)
  },
)
