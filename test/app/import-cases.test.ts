import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportCounts, type ImportOptions, importCases } from '../../src/app/import/import-cases.ts'
import type { Reject, SourceRow } from '../../src/app/import/plan-batch.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Ledger, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import {
  bound,
  complaintsIn,
  freshLedger,
  GOOD,
  goodRows,
  HEADER,
  NOW,
  recordOf,
  silent,
  stream,
} from '../fixtures/import/support.ts'
import { FIRST } from '../support/desk.ts'

let runs = 0
const run = (
  ledger: Ledger,
  rows: readonly SourceRow[],
  options: ImportOptions = {},
  extra: Readonly<Record<string, unknown>> = {},
): Promise<ImportCounts> =>
  importCases(
    { ledger, clock: { now: () => NOW }, log: silent, runId: `run${++runs}` },
    stream(rows),
    bound(extra),
    options,
  )

const idsIn = async (ledger: Ledger) => (await complaintsIn(ledger)).rows.map((row) => row['externalId'])
const NONE = { lines: 0, taken: 0, already: 0, rejected: 0, categories: [], openButClosed: 0, hourTwice: 0 }

/** A ledger of which `commit` is another for a while. */
const interfered = (ledger: Ledger, commit: (n: number, real: Ledger['commit']) => Ledger['commit']): Ledger => {
  let n = 0
  return { ...ledger, commit: (...args) => commit(++n, (...real) => ledger.commit(...real))(...args) }
}

describe('an import', () => {
  it('lands at the end, in batches, and touches nothing that stands there', async () => {
    const ledger = await freshLedger()
    await ledger.type('complaint', [{ description: 'typed by hand', room: '1-101' }, { externalId: 7 }])
    const before = await complaintsIn(ledger)
    const commits: number[] = []
    const counted = interfered(ledger, (_, real) => (state, next, changes) => {
      commits.push(changes.length)
      return real(state, next, changes)
    })
    const seen: number[] = []
    const rows = goodRows(1250)
    expect(await run(counted, rows, { onBatch: ({ lines }) => void seen.push(lines) })).toEqual({
      ...NONE,
      lines: 1250,
      taken: 1250,
    })
    const after = await complaintsIn(ledger)
    expect(after.rows.slice(0, 2)).toEqual(before.rows)
    expect(after.rows.slice(2).map((row) => row['externalId'])).toEqual(rows.map((_, index) => `A-${index + 1}`))
    expect([commits, seen]).toEqual([
      [1, 1, 1],
      [500, 1000, 1250],
    ])
  })

  it('of nothing reads and writes nothing', async () => {
    const ledger = interfered(await freshLedger(), () => () => Promise.reject(new Error('no commit expected')))
    expect(await run({ ...ledger, read: () => Promise.reject(new Error('no read expected')) }, [])).toEqual(NONE)
  })

  it('that was done is not done twice, and costs no commit', async () => {
    const ledger = await freshLedger()
    const rows = goodRows(30)
    await run(ledger, rows)
    const again = interfered(ledger, () => () => Promise.reject(new Error('no commit expected')))
    expect(await run(again, rows, { batch: 7 })).toEqual({ ...NONE, lines: 30, already: 30 })
  })

  it('knows a number that a person typed, also one that became a number', async () => {
    const ledger = await freshLedger()
    await ledger.type('complaint', [{ externalId: 4711 }, { externalId: ' A-2 ' }])
    const rows = goodRows(3, (index) => (index === 0 ? { id: '4711' } : {}))
    expect(await run(ledger, rows)).toMatchObject({ taken: 1, already: 2 })
  })

  it('adds the categories that are new in the commit that needs them', async () => {
    const ledger = await freshLedger()
    const extra = { columns: columnsWithKind }
    const rows = goodRows(6, (index) => ({
      kind: ['噪音扰民', '新类', '新类', '新类', '别的', '新类'][index] ?? '',
      via: ['', '', '甲', '甲', '', '乙'][index] ?? '',
    }))
    const kinds = [
      { register: 'complaint', category: '新类' },
      { register: 'complaint', category: '新类', subcategory: '甲' },
      { register: 'complaint', category: '别的' },
      { register: 'complaint', category: '新类', subcategory: '乙' },
    ]
    expect(await run(ledger, rows, { batch: 2, dryRun: true }, extra)).toMatchObject({ taken: 6, categories: kinds })
    expect(await run(ledger, rows, { batch: 2 }, extra)).toMatchObject({ taken: 6, categories: kinds })
    const view = viewLedger(await ledger.read())
    expect(view.categories.slice(-4)).toEqual(kinds)
    expect(view.tabProblems.get('categories')).toEqual(new Map())
  })

  it('of a rejected row adds no category', async () => {
    const rows = goodRows(1, () => ({ kind: '新类', opened: '2027-01-01' }))
    expect(await run(await freshLedger(), rows)).toMatchObject({ rejected: 1, categories: [] })
  })
})

const columnsWithKind = {
  externalId: 'id',
  receivedAt: 'opened',
  customer: 'name',
  phone: 'tel',
  room: 'flat',
  category: 'kind',
  subcategory: 'via',
  description: 'text',
}

describe('rejects', () => {
  it.each([
    ['without a number of its own', { id: '' }, ['missing:externalId']],
    ['without a time of receipt', { opened: '' }, ['missing:receivedAt']],
    ['received in the future', { opened: '2026-11-22 10:00' }, ['in-the-future:receivedAt']],
    ['without anybody to call', { name: '', tel: ' ' }, ['missing:customer', 'missing:phone']],
    ['without a place', { building: '', flat: '' }, ['missing:room']],
    ['without a category', { kind: '' }, ['missing:category']],
    ['with a NUL', { text: 'a\0' }, ['nul:']],
    ['with a time nobody can read, and no text either', { opened: 'soon', text: '' }, ['not-in-formats:']],
    ['with a closing time nobody can read', { closed: 'soon' }, ['not-in-formats:']],
  ])('%s', async (_name, cells, expected) => {
    const ledger = await freshLedger()
    const rejects: Reject[] = []
    const rows = goodRows(3, (index) => (index === 1 ? cells : {}))
    const counts = await run(ledger, rows, { onBatch: (_, rejected) => void rejects.push(...rejected) })
    expect(counts).toEqual({ ...NONE, lines: 3, taken: 2, rejected: 1 })
    expect(rejects.map(({ line, record }) => [line, record])).toEqual([[3, rows[1]?.record]])
    expect(
      rejects[0]?.problems.map((problem) => `${problem.code}:${'column' in problem ? problem.column : ''}`),
    ).toEqual(expected)
    expect(await idsIn(ledger)).toEqual(['A-1', 'A-3'])
  })

  it('what the sweep would only warn of is taken', async () => {
    const cells = { tel: '123', closed: '2026-11-19 10:00' }
    expect(
      await run(
        await freshLedger(),
        goodRows(1, () => cells),
      ),
    ).toMatchObject({ taken: 1, rejected: 0 })
  })

  it('a number that stands twice in the file, whichever batch it comes in, and the same the second time', async () => {
    const ledger = await freshLedger()
    const rows = goodRows(6, (index) =>
      index === 1 || index === 5
        ? { id: 'A-1' }
        : index === 2
          ? { id: 'A-9', opened: '' }
          : index === 3
            ? { id: 'A-9' }
            : {},
    )
    const lines: (readonly [number, unknown])[] = []
    const options = {
      batch: 3,
      onBatch: (_: ImportCounts, rejected: readonly Reject[]) =>
        void lines.push(...rejected.map(({ line, problems }) => [line, problems[0]] as const)),
    }
    expect(await run(ledger, rows, options)).toMatchObject({ taken: 3, rejected: 3, already: 0 })
    const twice = { code: 'again-in-file', column: 'externalId', typed: 'A-1', line: 2 }
    // The first A-9 was rejected, so the second is taken.
    expect(lines).toEqual([
      [3, twice],
      [4, expect.objectContaining({ code: 'missing' })],
      [7, twice],
    ])
    expect(await run(ledger, rows, options)).toMatchObject({ taken: 0, already: 3, rejected: 3 })
  })
})

describe('an import that is disturbed', () => {
  it('by another commit reads again and commits the same batch', async () => {
    const ledger = await freshLedger()
    const rival = interfered(ledger, (n, real) => async (state, next, changes) => {
      if (n === 2 || n === 3)
        await real(await ledger.read(), `rival${n}` as typeof next, [
          { kind: 'append', tab: 'complaint', rows: [[null, null, null, null, null, 'x']] },
        ])
      return real(state, next, changes)
    })
    expect(await run(rival, goodRows(20), { batch: 10 })).toMatchObject({ lines: 20, taken: 20 })
    const ids = (await idsIn(ledger)).filter((id) => id !== undefined)
    expect(ids).toEqual(goodRows(20).map(({ record }) => record[0]))
  })

  it('every time gives up, and keeps what it has', async () => {
    const ledger = await freshLedger()
    const rival = interfered(ledger, (n, real) =>
      n === 1
        ? real
        : async (on) => {
            await ledger.commit(on, `rival-${n}` as Version, [])
            return { kind: 'overtaken' }
          },
    )
    await expect(run(rival, goodRows(20), { batch: 10 })).rejects.toMatchObject({
      reason: { kind: 'overtaken', tries: 8 },
    })
    expect(await idsIn(ledger)).toHaveLength(10)
  })

  it.each([
    ['before a commit', false],
    ['after a commit whose answer was lost', true],
  ])('by a failure %s goes on when it is run again: nothing lost, nothing doubled', async (_name, applied) => {
    const ledger = await freshLedger()
    const rows = goodRows(50, (index) => (index % 7 === 3 ? { text: '' } : index % 5 === 2 ? { kind: '新类' } : {}))
    const whole = await freshLedger()
    const expected = await run(whole, rows, { batch: 10 })
    const broken = interfered(ledger, (n, real) => async (...args) => {
      if (n !== 3) return real(...args)
      if (applied) await real(...args)
      throw new Failure({ kind: 'sheets-unreachable', address: 'there', cause: 'ECONNRESET' })
    })
    await expect(run(broken, rows, { batch: 10 })).rejects.toThrow('sheets-unreachable')
    const { taken, already, rejected, lines } = await run(ledger, rows, { batch: 10 })
    expect([taken + already + rejected, rejected, taken + already]).toEqual([lines, expected.rejected, expected.taken])
    expect(await idsIn(ledger)).toEqual(await idsIn(whole))
    expect(viewLedger(await ledger.read()).categories).toEqual(viewLedger(await whole.read()).categories)
  })

  it('by two imports of one file at once takes every row once', async () => {
    const ledger = await freshLedger()
    const rows = goodRows(60)
    const both = await Promise.all([run(ledger, rows, { batch: 20 }), run(ledger, rows, { batch: 20 })])
    expect(both.map(({ taken, already }) => taken + already)).toEqual([60, 60])
    expect(both.reduce((sum, { taken }) => sum + taken, 0)).toBe(60)
    expect(await idsIn(ledger)).toEqual(rows.map(({ record }) => record[0]))
  })

  it('by somebody who moves a column in the middle finds it where it is', async () => {
    const ledger = await freshLedger()
    const moving = {
      ...ledger,
      read: async () => {
        const state = await ledger.read()
        const table = state.tables.get('complaint')
        if (table === undefined || table.rows.length <= FIRST) return state
        const rows = table.rows.map((cells) => ['', ...cells])
        return { ...state, tables: new Map(state.tables).set('complaint', { ...table, rows }) }
      },
    }
    const widths = new Set<number>()
    const watched = interfered(moving, (_, real) => (state, next, changes) => {
      for (const change of changes)
        if (change.kind === 'append')
          for (const cells of change.rows) widths.add(cells.indexOf('A-1') + cells.indexOf('A-2'))
      return real(state, next, changes)
    })
    await run(watched, goodRows(2), { batch: 1 })
    const [first = 0, second = 0] = widths
    expect(second - first).toBe(1)
  })

  it.each([
    ['a column that the map fills', 'remark', { columns: { ...columnsWithKind, remark: 'via' } }, '备注'],
    ['a column of the system’s', 'seen', {}, '已阅'],
    ['the column of the numbers', 'externalId', {}, '原编号'],
  ])('by a sheet that lacks %s does not begin', async (_name, key, extra, title) => {
    const ledger = await freshLedger()
    const { register } = await complaintsIn(ledger)
    await ledger.deleteColumn('complaint', register.headers.at.get(key) ?? -1)
    await expect(run(ledger, goodRows(1), {}, extra)).rejects.toMatchObject({
      reason: { kind: 'not-set-up', missing: [{ zh: title }] },
    })
  })
})

describe('a dry run', () => {
  it('gives the same counts and commits nothing', async () => {
    const rows = goodRows(
      40,
      (index) =>
        [{ text: '' }, { kind: `类${index % 3}` }, { id: 'A-5' }, { status: 'Open', closed: '2026-11-20 11:00' }, {}][
          index % 5
        ] ?? {},
    )
    const status = { status: { column: 'status', open: ['', 'Open'], resolved: ['Closed'] } }
    const ledger = await freshLedger()
    await ledger.type('complaint', [{ externalId: 'A-5' }])
    const before = await ledger.read()
    const options = { batch: 7 }
    const dry = await run(ledger, rows, { ...options, dryRun: true }, status)
    expect(await ledger.read()).toEqual(before)
    expect(dry).toEqual(await run(ledger, rows, options, status))
    expect(dry.openButClosed).toBeGreaterThan(0)
    expect(dry.categories).toHaveLength(3)
  })
})

describe('whatever stands in a file', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('', '\0', '2026-11-20 10:00', '噪音扰民', 'A-1', '=1+1', ' '),
  )
  const record = fc.oneof(
    fc.array(text, { maxLength: HEADER.length + 2 }),
    fc
      .record(
        Object.fromEntries(
          Object.entries(GOOD).map(([name, good]) => [
            name,
            fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, text),
          ]),
        ),
      )
      .map((cells) => recordOf(cells)),
  )
  it('every record is taken, there already or rejected, and once more changes nothing', () =>
    fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (records, batch) => {
        const rows = records.map((one, index) => ({ line: index + 2, record: one }))
        const ledger = await freshLedger()
        const first = await run(ledger, rows, { batch })
        expect(first.taken + first.already + first.rejected).toBe(rows.length)
        const { rows: standing } = await complaintsIn(ledger)
        expect(standing).toHaveLength(first.taken)
        for (const row of standing)
          for (const [key, cell] of Object.entries(row))
            expect(typeof cell).toBe(key === 'receivedAt' || key === 'resolvedAt' ? 'number' : 'string')
        const again = await run(ledger, rows, { batch })
        expect(again).toMatchObject({ taken: 0, already: first.taken, rejected: first.rejected, categories: [] })
        expect((await complaintsIn(ledger)).rows).toEqual(standing)
      }),
      { numRuns: 60 },
    ))
})
