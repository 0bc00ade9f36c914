import { afterEach, describe, expect, it } from 'vitest'
import { callbacks, complaints, repairs, tabs } from '../../sheets-template/workbook/index.ts'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { ourNote } from '../../src/model/cell-note.ts'
import { Failure } from '../../src/model/failure.ts'
import type { Instant } from '../../src/model/instant.ts'
import { planChanges } from '../../src/plan/plan-changes.ts'
import { planSweep } from '../../src/plan/plan-sweep.ts'
import { putBack } from '../../src/plan/put-back.ts'
import { strays } from '../../src/plan/strays.ts'
import type { Cell, Change, KeptRow, Ledger, LedgerState, Version } from '../../src/ports/ledger.ts'
import { findHeaders } from '../../src/sheet/headers.ts'
import { keptRows, readJournal } from '../../src/sheet/journal.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { openSheetsDesk, type Person } from '../support/sheets-desk.ts'

interface Desk {
  readonly ledger: Ledger
  readonly person: Person
  close(): Promise<void>
}

const desks: readonly (readonly [string, () => Promise<Desk>])[] = [
  ['in memory', () => Promise.resolve(inMemory())],
  ['in a spreadsheet, over HTTP', () => openSheetsDesk({ plain: true })],
]

function inMemory(): Desk {
  const ledger = memoryLedger('Asia/Shanghai')
  return { ledger, person: ledger, close: () => Promise.resolve() }
}

const columnAt = async (ledger: Ledger, key: string): Promise<number> =>
  findHeaders(complaints, (await ledger.read()).tables.get('complaint')).at.get(key) ?? -1
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
    await person.deleteColumn('complaint', await columnAt(ledger, 'room'))
    const { done } = await ledger.setUp('zh')
    expect(done).toContainEqual({ what: 'columns-added', title: '投诉台账', headers: ['房号或地点'] })
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows[0]?.at(-1)).toBe('房号或地点')
    expect(rows.at(-1)).toContain('楼道灯不亮')
    expect(rows.at(-1)).not.toContain('3-2-1201')
    expect((await ledger.setUp('zh')).done).toEqual([])
  })

  describe('knows its columns when', () => {
    const typed = { customer: '李四', room: '3-2-1201', description: '楼道灯不亮', remark: '晚上再来' }
    type Typed = Readonly<Record<string, Cell>>
    const changes: readonly (readonly [string, (person: Person, ledger: Ledger) => Promise<unknown>, Typed])[] = [
      ['a header is renamed', (person) => person.retype('complaint', 0, 'room', '住址'), typed],
      ['a header is blanked', (person) => person.retype('complaint', 0, 'room', ''), typed],
      ['the last header is blanked', (person, ledger) => blankLast(person, ledger), typed],
      [
        'a column is renamed and moved to the front',
        async (person, ledger) => {
          await person.retype('complaint', 0, 'room', '住址')
          await person.moveColumn('complaint', await columnAt(ledger, 'room'), 0)
        },
        typed,
      ],
      [
        'a column is renamed and moved to the end',
        async (person, ledger) => {
          await person.retype('complaint', 0, 'customer', '业主')
          const width = (await ledger.read()).tables.get('complaint')?.rows[0]?.length ?? 0
          await person.moveColumn('complaint', await columnAt(ledger, 'customer'), width)
        },
        typed,
      ],
      [
        'two headers swap their words: people go by these',
        async (person, ledger) => {
          const [customer, room] = [await columnAt(ledger, 'customer'), await columnAt(ledger, 'room')]
          await person.head('complaint', customer, '房号或地点')
          await person.head('complaint', room, complaints.columns.find(({ key }) => key === 'customer')?.zh ?? '')
        },
        { ...typed, customer: '3-2-1201', room: '李四' },
      ],
      [
        'a header gets the word of another column, which still stands',
        (person) => person.retype('complaint', 0, 'remark', '房号或地点'),
        typed,
      ],
      [
        'a column is deleted, and a person puts in another between ours',
        async (person, ledger) => {
          const at = await columnAt(ledger, 'room')
          await person.deleteColumn('complaint', at)
          await person.insertColumn('complaint', at, '车牌')
        },
        { ...typed, room: undefined },
      ],
      [
        "a person's own column has the word of one of ours",
        async (person, ledger) => person.insertColumn('complaint', await columnAt(ledger, 'room'), '房号或地点'),
        typed,
      ],
      [
        'every header of every register is renamed',
        async (person, ledger) => {
          const { tables } = await ledger.read()
          for (const tab of registers)
            for (const { key } of tab.columns.slice(0, tables.get(tab.key)?.rows[0]?.length))
              await person.retype(tab.key, 0, key, `我们的 ${key}`)
        },
        typed,
      ],
    ]
    const registers = [complaints, repairs]
    const columnsOf = (tables: LedgerState['tables']) => findHeaders(complaints, tables.get('complaint')).at
    const blankLast = async (person: Person, ledger: Ledger) => {
      await person.moveColumn('complaint', await columnAt(ledger, 'room'), complaints.columns.length)
      await person.retype('complaint', 0, 'room', null)
    }

    it.each(changes)('%s', async (_, change, expected) => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      await person.type('complaint', [typed])
      await change(person, ledger)
      const { tables } = await ledger.read()
      const at = columnsOf(tables)
      const row = tables.get('complaint')?.rows.at(-1) ?? []
      expect(Object.fromEntries(Object.keys(typed).map((key) => [key, row[at.get(key) ?? -1]]))).toEqual(expected)
      // What is typed under no column of ours stays so, and none of ours is two.
      expect(new Set(at.values()).size).toBe(at.size)
      const header = tables.get('complaint')?.rows[0] ?? []
      const done = (await ledger.setUp('zh')).done.filter(({ what }) => what === 'columns-added')
      expect(done.flatMap((step) => ('headers' in step ? step.headers : []))).toEqual(
        expected['room'] === undefined ? ['房号或地点'] : [],
      )
      const after = (await ledger.read()).tables
      expect(after.get('complaint')?.rows[0]?.slice(0, header.length)).toEqual(header)
      for (const [key, index] of at) expect([key, columnsOf(after).get(key)]).toEqual([key, index])
      expect((await ledger.setUp('zh')).done).toEqual([])
    })

    it('asks no more once it remembers', async () => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      await person.retype('complaint', 0, 'room', '住址')
      const changes = async () => {
        const state = await ledger.read()
        const view = viewLedger(state)
        return { state, changes: planChanges(planSweep(view, 0 as Instant, 'r'), view, state) }
      }
      const first = await changes()
      const lines = first.changes.flatMap((one) =>
        one.kind === 'append' && one.tab === 'system' ? one.rows.map((cells) => cells.join(' ')) : [],
      )
      expect(lines.join('\n')).toMatch(/^columns\.complaint \{"print":"\w+","at":\{"room":\d+\}\}$/)
      expect(await ledger.commit(first.state, v('1.a'), first.changes)).toMatchObject({ kind: 'committed' })
      const second = await changes()
      expect(second.changes).toEqual([])
      expect(second.state.tables.get('complaint')?.columnKeys).toEqual(first.state.tables.get('complaint')?.columnKeys)
      await person.insertColumn('complaint', 0, '车牌')
      const moved = await changes()
      expect(moved.changes).toMatchObject([{ kind: 'write', tab: 'system' }])
      expect(await columnAt(ledger, 'room')).toBe(
        (first.state.tables.get('complaint')?.columnKeys?.get('room') ?? 0) + 1,
      )
    })
  })

  it('keeps text as text, whatever it looks like', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const hostile = ['=1+1', "'quoted", '0042', '3-2', 'TRUE', '<b>&', 'a\nb', '😀', '‮abc', '__proto__', '+86 139']
    const state = await ledger.read()
    expect(await ledger.commit(state, v('1.a'), [row(hostile)])).toMatchObject({ kind: 'committed' })
    expect((await ledger.read()).tables.get('complaint')?.rows.at(-1)).toEqual(hostile)
  })

  it('keeps numbers, times and blanks', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    await ledger.commit(await ledger.read(), v('1.a'), [row([46_347.395_833_333_336, null, 0, -1.5, true])])
    expect(
      (await ledger.read()).tables
        .get('complaint')
        ?.rows.at(-1)
        ?.map((cell) => cell ?? ''),
    ).toEqual([46_347.395_833_333_336, '', 0, -1.5, true])
  })

  it('writes single cells where they are told to go, clears with null, and appends behind the last row', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const first = await person.type('complaint', [{ description: '一' }, { description: '二' }])
    await ledger.commit(await ledger.read(), v('1.a'), [
      { kind: 'write', tab: 'complaint', row: first, column: 0, cell: 'A' },
      { kind: 'write', tab: 'complaint', row: first, column: 1, cell: 'B' },
      { kind: 'write', tab: 'complaint', row: first + 1, column: 0, cell: 'C' },
      { kind: 'append', tab: 'complaint', rows: [['D'], ['E']] },
    ])
    await ledger.commit(await ledger.read(), v('1.b'), [
      { kind: 'write', tab: 'complaint', row: first, column: 1, cell: null },
    ])
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows.slice(first).map((cells) => cells[0] ?? '')).toEqual(['A', 'C', 'D', 'E'])
    expect(rows[first]?.[1] ?? '').toBe('')
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
    expect(await ledger.commit(await ledger.read(), v('1.a'), [line('甲')])).toMatchObject({ kind: 'committed' })
    expect(await ledger.commit(await ledger.read(), v('1.b'), [line('乙'), row(['x'])])).toMatchObject({
      kind: 'committed',
    })
    const { tables } = await ledger.read()
    expect(tables.get('history')?.rows).toHaveLength(1)
    expect(tables.get('complaint')?.rows.at(-1)).toEqual(['x'])
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

  describe('has words of its own on a person’s cell', () => {
    const [first, second] = [ourNote(['像“=1+1”的电话\n<b>&'], 'zh'), ourNote(['reads 【as】 that'], 'en')]
    const noted = async (present: string, notes: readonly Extract<Change, { kind: 'note' }>['note'][]) => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const row = await person.type('complaint', [{ phone: '138', remark: 'x' }])
      if (present !== '') await person.annotate('complaint', row, 'phone', present)
      await person.annotate('complaint', row, 'remark', '旁边的')
      const column = await columnAt(ledger, 'phone')
      for (const [index, note] of notes.entries()) {
        const change: Change = { kind: 'note', tab: 'complaint', row, column, note }
        expect(await ledger.commit(await ledger.read(), v(`1.${index}`), [change])).toMatchObject({ kind: 'committed' })
      }
      expect(await person.note('complaint', row, 'remark')).toBe('旁边的')
      expect((await ledger.read()).tables.get('complaint')?.rows[row]?.[column]).toBe('138')
      return person.note('complaint', row, 'phone')
    }

    it.each([
      ['where there was no note', '', [first], first],
      ['and others later', '', [first, second], second],
      ['and none any more', '', [first, ''], undefined],
      ['above what a person wrote', '已核对', [first], `${first}\n已核对`],
      ['and none later, and what a person wrote stays', '已核对\n两次', [first, second, ''], '已核对\n两次'],
      ['between what people wrote', `上\n${first}\n下`, [second], `上\n${second}\n下`],
      ['and takes them from between', `上\n${first}\n下`, [''], '上\n下'],
      ['or none, where there were none', '已核对', [''], '已核对'],
    ] as const)('%s', async (_, present, notes, expected) => {
      expect(await noted(present, notes)).toBe(expected)
    })

    it('on many cells at once, far apart, of several tabs', async () => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const notes: Change[] = []
      const told: (readonly [tab: 'complaint' | 'repair', row: number, note: string | undefined])[] = []
      for (const tab of [complaints, repairs]) {
        const { key } = tab
        const top = await person.type(
          key,
          Array.from({ length: 90 }, (_, index) => ({ remark: `第 ${index}` })),
        )
        const column = findHeaders(tab, (await ledger.read()).tables.get(key)).at.get('remark') ?? -1
        for (let row = top; row < top + 90; row += 2) notes.push({ kind: 'note', tab: key, row, column, note: first })
        await person.annotate(key, top + 88, 'remark', '已核对')
        told.push([key, top, first], [key, top + 1, undefined], [key, top + 88, `${first}\n已核对`])
      }
      expect(await ledger.commit(await ledger.read(), v('1.a'), notes)).toMatchObject({ kind: 'committed' })
      for (const [tab, row, note] of told) expect([row, await person.note(tab, row, 'remark')]).toEqual([row, note])
    })
  })

  it('offers a list in one cell, another one, and again what its column offers', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const kinds = ['车辆管理', '车辆管理', '其它'].map((category) => ({ category }))
    const first = await person.type('complaint', kinds)
    const column = await columnAt(ledger, 'subcategory')
    const list = (row: number, words: readonly string[]): Change => ({
      kind: 'list',
      tab: 'complaint',
      row,
      column,
      words,
    })
    const commit = async (version: string, ...changes: readonly Change[]) =>
      expect(await ledger.commit(await ledger.read(), v(version), changes)).toMatchObject({ kind: 'committed' })
    const lists = () => Promise.all([0, 1, 2, 3].map((down) => person.list('complaint', first + down, 'subcategory')))
    const one = ['固定车位被占', '=1+1']
    const other = ['楼道', '电梯']
    await commit('1.a', list(first, one), list(first + 1, one), list(first + 2, other))
    expect(await lists()).toEqual([one, one, other, undefined])
    await commit('1.b', list(first + 1, other), list(first, other))
    expect(await lists()).toEqual([other, other, other, undefined])
    await commit('1.c', list(first + 1, []), list(first + 2, []))
    expect(await lists()).toEqual([other, undefined, undefined, undefined])
    // What is offered is not insisted on.
    await person.retype('complaint', first, 'subcategory', '别的')
    expect((await ledger.read()).tables.get('complaint')?.rows[first]?.[column]).toBe('别的')
  })

  it('refuses a commit planned on an older state, whole', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const state = await ledger.read()
    expect(await ledger.commit(state, v('1.a'), [row(['first'])])).toMatchObject({ kind: 'committed' })
    expect(await ledger.commit(state, v('1.b'), [row(['second'])])).toMatchObject({ kind: 'overtaken' })
    const now = await ledger.read()
    expect(now.version).toBe('1.a')
    const before = state.tables.get('complaint')?.rows.length
    expect(now.tables.get('complaint')?.rows.slice(before)).toEqual([['first']])
  })

  it('lets one of many commits through', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const state = await ledger.read()
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => ledger.commit(state, v(`1.${index}`), [row([`n${index}`])])),
    )
    expect(outcomes.filter(({ kind }) => kind === 'committed')).toHaveLength(1)
    const winner = outcomes.findIndex(({ kind }) => kind === 'committed')
    const before = state.tables.get('complaint')?.rows.length
    expect((await ledger.read()).tables.get('complaint')?.rows.slice(before)).toEqual([[`n${winner}`]])
  })

  describe('appends to a register below', () => {
    const below: readonly (readonly [string, (person: Person) => Promise<unknown>, readonly string[]])[] = [
      ['its example', () => Promise.resolve(), []],
      ['what somebody typed since it was read', (person) => person.type('callback', [{ remark: '甲' }]), ['甲']],
      [
        'a row far down, and leaves the blank ones above it',
        async (person) => {
          await person.type('callback', [{ remark: '甲' }])
          for (let row = 0; row < 3; row++) await person.insertRow('callback', 2)
        },
        ['', '', '', '甲'],
      ],
      [
        'one that was emptied, in its place',
        async (person) => {
          const row = await person.type('callback', [{ remark: '甲' }, { remark: '乙' }])
          await person.retype('callback', row + 1, 'remark', null)
        },
        ['甲'],
      ],
    ]
    it.each(below)('%s', async (_, change, standing) => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const state = await ledger.read()
      const { at } = findHeaders(callbacks, state.tables.get('callback'))
      const columns = [at.get('case') ?? -1, at.get('remark') ?? -1] as const
      const line = (number: string): readonly Cell[] => {
        const cells: Cell[] = Array.from({ length: Math.max(...columns) + 1 }, () => null)
        cells[columns[0]] = number
        cells[columns[1]] = '系统'
        return cells
      }
      await change(person)
      const append: Change = { kind: 'append', tab: 'callback', rows: [line('TS-20261121-001'), line('=1+1')] }
      const outcome = await ledger.commit(state, v('1.a'), [append])
      // Rows that were put in above are another arrangement of rows, which a sweep reads again.
      if (outcome.kind === 'moved') await ledger.commit(await ledger.read(), v('1.a'), [append])
      const rows = (await ledger.read()).tables.get('callback')?.rows.slice(2) ?? []
      expect(rows.map((cells) => columns.map((column) => cells[column] ?? ''))).toEqual([
        ...standing.map((remark) => ['', remark]),
        ['TS-20261121-001', '系统'],
        ['=1+1', '系统'],
      ])
    })
  })

  it('goes on behind a row that a person deleted', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const first = await person.type('complaint', [{ description: '一' }, { description: '二' }])
    await person.deleteRow('complaint', first)
    await ledger.commit(await ledger.read(), v('1.a'), [row(['x'])])
    const rows = (await ledger.read()).tables.get('complaint')?.rows ?? []
    expect(rows).toHaveLength(first + 2)
    expect(rows[first + 1]?.[0]).toBe('x')
  })

  describe('keeps rows as it finds them', () => {
    const kept = (row: number, expected = 'e|r|t|l', written = ''): KeptRow => ({
      register: 'complaint',
      row,
      expected,
      written,
    })
    const filled = (cells: readonly Cell[] | undefined) => (cells ?? []).map((cell) => cell ?? '')

    it('before it writes to them, and tells them', async () => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const hostile = ['=1+1', '0042', "'x", '😀', '‮a']
      const first = await person.type(
        'complaint',
        hostile.map((description) => ({ description, receivedAt: 46_347.395_833_333_336 })),
      )
      const column = await columnAt(ledger, 'description')
      const changes: Change[] = [
        { kind: 'keep', rows: [kept(0), ...hostile.map((_, down) => kept(first + down)), kept(first + 900)] },
        ...hostile.map(
          (_, down): Change => ({ kind: 'write', tab: 'complaint', row: first + down, column, cell: 'w' }),
        ),
      ]
      const outcome = await ledger.commit(await ledger.read(), v('1.k'), changes)
      const found = outcome.kind === 'committed' ? outcome.found : []
      expect(found.map(({ row }) => row)).toEqual([0, ...hostile.map((_, down) => first + down), first + 900])
      expect(found.slice(1, -1).map(({ cells }) => cells[column])).toEqual(hostile)
      expect(found[1]?.cells).toContain(46_347.395_833_333_336)
      expect(filled(found.at(-1)?.cells)).toEqual([])
      const state = await ledger.read()
      expect(state.tables.get('complaint')?.rows[first]?.[column]).toBe('w')
      const journal = readJournal(state.tables.get('journal') ?? { tab: 'journal', title: '', rows: [] })
      expect(journal.kept).toEqual(changes[0]?.kind === 'keep' ? changes[0].rows : [])
      expect(journal.found.map(({ cells }) => filled(cells))).toEqual(found.map(({ cells }) => filled(cells)))
    })

    it('in place of those that were kept before', async () => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const first = await person.type('complaint', [
        { description: '一' },
        { description: '二' },
        { description: '三' },
      ])
      const keep = async (version: string, ...rows: readonly KeptRow[]) => {
        await ledger.commit(await ledger.read(), v(version), [{ kind: 'keep', rows }])
        return readJournal((await ledger.read()).tables.get('journal') ?? { tab: 'journal', title: '', rows: [] }).kept
      }
      expect(await keep('1.a', kept(first), kept(first + 1), kept(first + 2))).toHaveLength(3)
      expect(await keep('1.b', kept(first + 1, 'only|this|one|.', '3:abc'))).toEqual([
        kept(first + 1, 'only|this|one|.', '3:abc'),
      ])
      await ledger.commit(await ledger.read(), v('1.c'), [row(['x'])])
      expect((await ledger.read()).tables.get('journal')?.rows).toHaveLength(2)
      expect(await keep('1.d')).toEqual([])
    })
  })

  describe('takes for what is meant', () => {
    const positions: readonly (readonly [string, (person: Person, first: number) => Promise<unknown>])[] = [
      ['a row that a person put in above', (person, first) => person.insertRow('complaint', first)],
      ['a row that a person deleted above', (person, first) => person.deleteRow('complaint', first)],
      ['a row that a person moved', (person, first) => person.moveRow('complaint', first + 3, first)],
      [
        'rows that a person sorted',
        async (person, first) => {
          for (const down of [1, 2, 3]) await person.moveRow('complaint', first + down, first)
        },
      ],
      [
        'a row that a person cut and pasted elsewhere',
        async (person, first) => {
          await person.moveRow('complaint', first, first + 4)
          await person.insertRow('complaint', first)
        },
      ],
    ]
    it.each(positions)('not %s between its read and its commit', async (_, move) => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const words = ['甲', '乙', '丙', '丁']
      const first = await person.type(
        'complaint',
        words.map((description) => ({ description, remark: description })),
      )
      const [state, column] = [await ledger.read(), await columnAt(ledger, 'number')]
      const changes = words.map(
        (_word, down): Change => ({
          kind: 'write',
          tab: 'complaint',
          row: first + down,
          column,
          cell: `TS-20261121-00${down + 1}`,
        }),
      )
      await move(person, first)
      const rows = keptRows(changes, state)
      const outcome = await ledger.commit(state, v('1.a'), [{ kind: 'keep', rows }, ...changes])
      if (outcome.kind === 'committed') expect(strays(state, rows, outcome.found).length).toBeGreaterThan(0)
      const now = await ledger.read()
      const mended = putBack(now, 0 as Instant)
      if (mended.changes.length > 0)
        await ledger.commit(now, v('1.b'), [{ kind: 'keep', rows: keptRows(mended.changes, now) }, ...mended.changes])
      const { tables } = await ledger.read()
      const at = findHeaders(complaints, tables.get('complaint')).at
      const standing = (tables.get('complaint')?.rows ?? []).slice(first).flatMap((cells) => {
        const [number, description] = ['number', 'description'].map((key) => cells[at.get(key) ?? -1] ?? null)
        return number === null && description === null ? [] : [[description, number] as const]
      })
      for (const [description, number] of standing)
        expect([description, [null, `TS-20261121-00${words.indexOf(String(description)) + 1}`]]).toEqual([
          description,
          expect.arrayContaining([number]),
        ])
      expect(standing.map(([description]) => description)).not.toContain(null)
      expect(putBack(await ledger.read(), 0 as Instant).changes).toEqual([])
    })

    const columns: readonly (readonly [string, (person: Person, at: number) => Promise<unknown>])[] = [
      ['put one in before it', (person, at) => person.insertColumn('complaint', at, '车牌')],
      ['moved it', (person, at) => person.moveColumn('complaint', at, 0)],
      ['moved another one over it', (person, at) => person.moveColumn('complaint', 1, at + 1)],
      ['deleted one before it', (person, at) => person.deleteColumn('complaint', at - 1)],
      ['deleted it', (person, at) => person.deleteColumn('complaint', at)],
    ]
    it.each(columns)('no other column where a person %s', async (_, change) => {
      const { ledger, person } = await begin()
      await ledger.setUp('zh')
      const first = await person.type('complaint', [{ description: '一', remark: '二', room: '3-2-1201' }])
      const [state, column] = [await ledger.read(), await columnAt(ledger, 'respondDue')]
      await change(person, column)
      const before = (await ledger.read()).tables.get('complaint')?.rows[first]
      const write: Change = { kind: 'write', tab: 'complaint', row: first, column, cell: '写' }
      expect(await ledger.commit(state, v('1.a'), [write])).toEqual({ kind: 'moved' })
      expect((await ledger.read()).tables.get('complaint')?.rows[first]).toEqual(before)
    })
  })

  it('takes rows out once all else is done', async () => {
    const { ledger } = await begin()
    await ledger.setUp('zh')
    const lines = ['一', '二', '三', '四', '五'].map((word): readonly Cell[] => [word])
    await ledger.commit(await ledger.read(), v('1.a'), [{ kind: 'append', tab: 'notices', rows: lines }])
    await ledger.commit(await ledger.read(), v('1.b'), [
      { kind: 'remove', tab: 'notices', rows: [2, 4, 3] },
      { kind: 'write', tab: 'notices', row: 5, column: 0, cell: '改' },
      { kind: 'append', tab: 'notices', rows: [['六']] },
    ])
    const rows = (await ledger.read()).tables.get('notices')?.rows ?? []
    expect(rows.slice(1).map(([word]) => word)).toEqual(['一', '改', '六'])
  })

  it('has the last word of several on one cell', async () => {
    const { ledger, person } = await begin()
    await ledger.setUp('zh')
    const first = await person.type('complaint', [{ description: '一' }])
    const column = await columnAt(ledger, 'respondDue')
    const write = (cell: Cell, note?: string): Change => ({
      kind: 'write',
      tab: 'complaint',
      row: first,
      column,
      cell,
      ...(note === undefined ? {} : { note }),
    })
    await ledger.commit(await ledger.read(), v('1.a'), [write('a', 'why a'), write(null), write('b')])
    expect((await ledger.read()).tables.get('complaint')?.rows[first]?.[column]).toBe('b')
    expect(await person.note('complaint', first, 'respondDue')).toBe('why a')
    await ledger.commit(await ledger.read(), v('1.b'), [write('c', 'why c'), write('d', '')])
    expect(await person.note('complaint', first, 'respondDue')).toBeUndefined()
  })
})
