import { afterEach, describe, expect, it } from 'vitest'
import { tabs } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Change, Ledger, Version } from '../../src/ports/ledger.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { openSheetsDesk, type Person } from '../support/sheets-desk.ts'

interface Desk {
  readonly ledger: Ledger
  readonly person: Person
  close(): Promise<void>
}

const desks: readonly (readonly [string, () => Promise<Desk>])[] = [
  ['in memory', () => Promise.resolve(inMemory())],
  ['in a spreadsheet, over HTTP', () => openSheetsDesk()],
]

function inMemory(): Desk {
  const ledger = memoryLedger('Asia/Shanghai')
  return { ledger, person: ledger, close: () => Promise.resolve() }
}

const v = (text: string) => text as Version
const row = (cells: readonly unknown[]): Change => ({ kind: 'append', tab: 'complaint', rows: [cells as never] })

describe.each(desks)('a ledger %s', (_name, open) => {
  let desk: Desk
  const begin = async (): Promise<Desk> => {
    desk = await open()
    return desk
  }
  afterEach(() => desk.close())

  it('cannot be read before it is set up, and says what is missing', async () => {
    const { ledger } = await begin()
    const failure: unknown = await ledger.read().catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(Failure)
    expect((failure as Failure).reason.kind).toBe('not-set-up')
  })

  it('has every tab with its headers after set-up, and a second set-up changes nothing', async () => {
    const { ledger } = await begin()
    const first = await ledger.setUp('zh')
    expect(first.done.map((step) => step.what)).toEqual(tabs.map(() => 'tab-added'))
    expect(first.done.map((step) => 'title' in step && step.title)).toEqual(tabs.map(({ zh }) => zh))
    const state = await ledger.read()
    for (const tab of tabs) expect(state.tables.get(tab.key)?.rows[0]).toEqual(tab.columns.map(({ zh }) => zh))
    expect((await ledger.setUp('zh')).done).toEqual([])
    expect(await ledger.read()).toEqual(state)
  })

  it('speaks English when set up in English, and is understood', async () => {
    const { ledger } = await begin()
    await ledger.setUp('en')
    const view = viewLedger(await ledger.read())
    expect(view.settings.language).toBe('en')
    expect([...view.tabProblems.values()].flatMap((problems) => [...problems])).toEqual([])
    expect(view.policy).toHaveLength(23)
    expect((await ledger.setUp('en')).done).toEqual([])
  })

  it('brings back what people took away without touching a row', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    await person.type('complaint', [{ description: '楼道灯不亮', room: '3-2-1201' }])
    await person.retype('complaint', 0, 'room', '住址')
    const { done } = await ledger.setUp('zh')
    expect(done).toContainEqual({ what: 'columns-added', title: '投诉台账', headers: ['房号或地点'] })
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows[0]).toContain('住址')
    expect(rows[0]?.at(-1)).toBe('房号或地点')
    expect(rows[1]).toContain('3-2-1201')
  })

  it('keeps text as text, whatever it looks like', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const hostile = ['=1+1', "'quoted", '0042', '3-2', 'TRUE', '<b>&', 'a\nb', '😀', '‮abc', '__proto__', '+86 139']
    const state = await ledger.read()
    expect(await ledger.commit(state, v('1.a'), [row(hostile)])).toBe('committed')
    expect((await ledger.read()).tables.get('complaint')?.rows[1]).toEqual(hostile)
  })

  it('keeps numbers, times and blanks', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    await ledger.commit(await ledger.read(), v('1.a'), [row([46_347.395_833_333_336, null, 0, -1.5, true])])
    expect((await ledger.read()).tables.get('complaint')?.rows[1]?.map((cell) => cell ?? '')).toEqual([
      46_347.395_833_333_336,
      '',
      0,
      -1.5,
      true,
    ])
  })

  it('writes single cells where they are told to go, clears with null, and appends behind the last row', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const first = await person.type('complaint', [{ description: '一' }, { description: '二' }])
    expect(first).toBe(1)
    await ledger.commit(await ledger.read(), v('1.a'), [
      { kind: 'write', tab: 'complaint', row: 1, column: 0, cell: 'A' },
      { kind: 'write', tab: 'complaint', row: 1, column: 1, cell: 'B' },
      { kind: 'write', tab: 'complaint', row: 2, column: 0, cell: 'C' },
      { kind: 'append', tab: 'complaint', rows: [['D'], ['E']] },
    ])
    await ledger.commit(await ledger.read(), v('1.b'), [
      { kind: 'write', tab: 'complaint', row: 1, column: 1, cell: null },
    ])
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows.map((cells) => cells[0] ?? '')).toEqual(['编号', 'A', 'C', 'D', 'E'])
    expect(rows[1]?.[1] ?? '').toBe('')
  })

  it('appends to the history, and reads its lines only where they are asked for', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const line = (text: string): Change => ({
      kind: 'append',
      tab: 'history',
      rows: [
        [46_347.5, text],
        [null, '二'],
      ],
    })
    expect(await ledger.commit(await ledger.read(), v('1.a'), [line('甲')])).toBe('committed')
    expect(await ledger.commit(await ledger.read(), v('1.b'), [line('乙'), row(['x'])])).toBe('committed')
    const { tables } = await ledger.read()
    expect(tables.get('history')?.rows).toHaveLength(1)
    expect(tables.get('complaint')?.rows[1]).toEqual(['x'])
    const { tables: whole, version } = await ledger.read('history')
    expect(version).toBe('1.b')
    expect(whole.get('history')?.rows[0]).toEqual(tables.get('history')?.rows[0])
    expect(
      whole
        .get('history')
        ?.rows.slice(1)
        .map((cells) => cells.map((cell) => cell ?? '')),
    ).toEqual([
      [46_347.5, '甲'],
      ['', '二'],
      [46_347.5, '乙'],
      ['', '二'],
    ])
  })

  it('sets a note with what the cell holds, leaves the notes of other cells, and takes one away', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const first = await person.type('complaint', [{ description: '一' }, { description: '二' }])
    const columns = (await ledger.read()).tables.get('complaint')?.rows[0] ?? []
    const [number, stage, due] = ['编号', '阶段', '响应时限'].map((header) => columns.indexOf(header))
    const write = (row: number, column: number | undefined, cell: string, note?: string): Change => ({
      kind: 'write',
      tab: 'complaint',
      row,
      column: column ?? -1,
      cell,
      ...(note === undefined ? {} : { note }),
    })
    const hostile = '=1+1\n<b>&\n\u202Eabc'
    await ledger.commit(await ledger.read(), v('1.a'), [
      write(first, number, 'A', 'why A'),
      write(first, stage, 'B'),
      write(first, due, 'C', hostile),
      write(first + 1, due, 'D', 'why D'),
    ])
    const notes = async () => ({
      number: await person.note('complaint', first, 'number'),
      stage: await person.note('complaint', first, 'stage'),
      due: await person.note('complaint', first, 'respondDue'),
      below: await person.note('complaint', first + 1, 'respondDue'),
    })
    expect(await notes()).toEqual({ number: 'why A', stage: undefined, due: hostile, below: 'why D' })
    await ledger.commit(await ledger.read(), v('1.b'), [
      write(first, number, 'A2', ''),
      write(first, stage, 'B2'),
      write(first, due, 'C2'),
      { kind: 'write', tab: 'complaint', row: first + 1, column: due ?? -1, cell: null, note: '' },
    ])
    expect(await notes()).toEqual({ number: undefined, stage: undefined, due: hostile, below: undefined })
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect([number, stage, due].map((column) => rows[first]?.[column ?? -1])).toEqual(['A2', 'B2', 'C2'])
  })

  it('refuses a commit planned on an older state, whole', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const state = await ledger.read()
    expect(await ledger.commit(state, v('1.a'), [row(['first'])])).toBe('committed')
    expect(await ledger.commit(state, v('1.b'), [row(['second'])])).toBe('overtaken')
    const now = await ledger.read()
    expect(now.version).toBe('1.a')
    expect(now.tables.get('complaint')?.rows.slice(1)).toEqual([['first']])
  })

  it('lets one of many commits through', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const state = await ledger.read()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => ledger.commit(state, v(`1.${index}`), [row([`n${index}`])])),
    )
    expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1)
    const winner = outcomes.indexOf('committed')
    expect((await ledger.read()).tables.get('complaint')?.rows.slice(1)).toEqual([[`n${winner}`]])
  })

  it('goes on behind a row that a person deleted', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    await person.type('complaint', [{ description: '一' }, { description: '二' }])
    await person.deleteRow('complaint', 1)
    await ledger.commit(await ledger.read(), v('1.a'), [row(['x'])])
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows).toHaveLength(3)
    expect(rows[2]?.[0]).toBe('x')
  })
})
