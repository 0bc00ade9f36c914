import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openCsv } from '../../src/adapters/csv/csv-file.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { importCases } from '../../src/app/import/import-cases.ts'
import { instant } from '../../src/model/instant.ts'
import { bindMap } from '../../src/sheet/import/columns.ts'
import { parseImportMap } from '../../src/sheet/import/map.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { COUNTS } from '../../src/statistics/month/counts.ts'
import { reportOf } from '../statistics/support.ts'
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

    const [complaints] = reportOf(viewLedger(await ledger.read()), '2022-01', asOf).registers
    if (complaints === undefined || !('rounds' in complaints)) throw new Error('complaints should be counted')
    const ours = new Map(
      complaints.rounds.map((one) => [one.item.row, COUNTS.late.counts(one) || COUNTS.openOverdue.counts(one)]),
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
