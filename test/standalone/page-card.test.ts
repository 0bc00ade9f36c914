import { describe, expect, it } from 'vitest'
import { callbacks } from '../../sheets-template/workbook/registers/callbacks.ts'
import { complaints } from '../../sheets-template/workbook/registers/complaints.ts'
import { incidents } from '../../sheets-template/workbook/registers/incidents.ts'
import { repairs } from '../../sheets-template/workbook/registers/repairs.ts'
import { casesIn, piecesOf } from '../../src/standalone/page/card/cases.ts'
import type { Choices, Register, ViewColumn } from '../../src/standalone/page/card/context.ts'
import { changesOf, type Draft, seen, theirs, typed, without } from '../../src/standalone/page/card/draft.ts'
import { type Field, fieldOf, wallText } from '../../src/standalone/page/card/fields.ts'
import { cardColumns, columnFor, isRegister } from '../../src/standalone/page/card/groups.ts'
import { searchAll, searchIndex, summaryOf } from '../../src/standalone/page/card/search.ts'
import { writeAll } from '../../src/standalone/page/card/write-all.ts'

const column = (header: string, index: number, more: Partial<ViewColumn> = {}): ViewColumn => ({
  index,
  header,
  hidden: false,
  system: false,
  width: 100,
  ...more,
})

const registers = [
  ['complaints', complaints],
  ['repairs', repairs],
  ['callbacks', callbacks],
  ['incidents', incidents],
] as const
const columnsOf = (register: (typeof registers)[number][1], language: 'zh' | 'en'): readonly ViewColumn[] =>
  register.columns.map((one, index) =>
    column(one[language], index, { system: one.writer === 'system', hidden: 'hidden' in one, width: one.width }),
  )

describe("a card's groups", () => {
  for (const [name, register] of registers)
    for (const language of ['zh', 'en'] as const) {
      it(`know every column of ${name} in ${language}`, () => {
        const { system, groups } = cardColumns(columnsOf(register, language))
        const headers = (wanted: 'people' | 'system') =>
          register.columns.flatMap((one) => (one.writer === wanted && !('hidden' in one) ? [one[language]] : []))
        expect(system.map(({ header }) => header)).toEqual(headers('system'))
        expect(groups.map(({ name: group }) => group)).not.toContain('other')
        expect(groups.map(({ name: group }) => group)).not.toContain(undefined)
        expect(groups.flatMap(({ columns }) => columns.map(({ header }) => header)).sort()).toEqual(
          [...headers('people')].sort(),
        )
      })

      it(`find what the page speaks of in ${name} in ${language}`, () => {
        const columns = columnsOf(register, language)
        for (const role of [
          'number',
          'stage',
          'check',
          'phone',
          'case',
          'room',
          'customer',
          'category',
          'description',
        ] as const) {
          const at = register.columns.findIndex(({ key }) => key === role)
          expect(columnFor(columns, role)?.index, role).toBe(at < 0 ? undefined : at)
        }
      })
    }

  it.each([
    ['a register', ['编号', '阶段', '检查'], true],
    ['a register in English', [' number', 'Stage'], true],
    ['the notices', ['编号', '时限', '状态'], false],
    ['nothing', [], false],
  ])('tell %s', (_, headers, is) => {
    expect(isRegister(headers)).toBe(is)
  })

  it("stand by their order in the sheet, a column of people's own with the one at its left", () => {
    const all = columnsOf(complaints, 'zh')
    const at = all.findIndex(({ header }) => header === '电话')
    const own = [...all.slice(0, at + 1), column('微信', 99), ...all.slice(at + 1)]
    const customer = cardColumns(own).groups.find(({ name }) => name === 'customer')
    expect(customer?.columns.map(({ header }) => header)).toEqual([
      '客户姓名',
      '电话',
      '微信',
      '房号或地点',
      '发生时间',
      '发生地点',
    ])
  })

  it.each<[name: string, columns: readonly ViewColumn[], groups: readonly object[]]>([
    ['a tab that is no register has one group', [column('姓名', 0), column('邮箱', 1)], [{ name: undefined }]],
    ['a tab of the system has none', [column('编号', 0, { system: true })], []],
    ['hidden and nameless columns do not count', [column('', 0), column('甲', 1, { hidden: true })], []],
    ['no columns at all', [], []],
  ])('%s', (_, columns, groups) => {
    expect(cardColumns(columns).groups).toMatchObject(groups)
  })
})

describe('the numbers on a card', () => {
  const register = (sheetId: number, headers: readonly string[], rows: readonly (readonly string[])[]): Register => ({
    title: () => `tab ${sheetId}`,
    sheetId: () => sheetId,
    columns: () => headers.map((header, index) => column(header, index)),
    rows: () => rows.map((_, row) => row),
    position: (row) => row + 2,
    cell: (row, at) => ({ text: rows[row]?.[at] ?? '' }),
  })
  const cases = casesIn([
    register(1, ['编号', '阶段'], [['TS-20261121-001'], [''], ['TS-20261121-002'], ['TS-20261121-002']]),
    register(
      2,
      ['Number', 'Stage', 'Case'],
      [
        ['HF-20261122-001', '', 'TS-20261121-002'],
        ['HF-20261122-002', '', ' ts-20261121-002'],
        ['', '', 'TS-20261121-002'],
        ['HF-20261122-003', '', ''],
      ],
    ),
  ])
  const placeOf = ({ register: of, row }: { register: Register; row: number }) => [of.sheetId(), row]

  it.each<[name: string, number: string, place: readonly number[] | undefined]>([
    ['a case', 'TS-20261121-001', [1, 0]],
    ['the first of two copies', 'TS-20261121-002', [1, 2]],
    ['a callback', 'HF-20261122-001', [2, 0]],
    ['one as people type it', ' ｔｓ-20261121-001', [1, 0]],
    ['none', 'TS-20261121-009', undefined],
    ['nothing', '', undefined],
  ])('lead to %s', (_, number, place) => {
    const found = cases.find(number)
    expect(found && placeOf(found)).toEqual(place)
  })

  it.each<[name: string, number: string, rows: readonly number[]]>([
    ['however their case was typed, with a number or yet without', 'TS-20261121-002', [0, 1, 2]],
    ['of a case that has none', 'TS-20261121-001', []],
    ['of no case', '', []],
  ])('know the callbacks, %s', (_, number, rows) => {
    expect(cases.callbacksOf(number).map(({ row }) => row)).toEqual(rows)
  })

  it.each([
    ['alone', 'BX-20261121-001', ['', 'BX-20261121-001', '']],
    ['among words', '必访；见 HF-20261122-0012，王芳', ['必访；见 ', 'HF-20261122-0012', '，王芳']],
    ['two', 'TS-20261121-001、TS-20261121-002', ['', 'TS-20261121-001', '、', 'TS-20261121-002', '']],
    ['none', '3-2-1201', ['3-2-1201']],
  ])('are found in a text: %s', (_, text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces)
  })
})

describe('the field of a cell', () => {
  const list = (options: readonly string[], strict: boolean): Choices => ({ options, strict })
  it.each<[name: string, column: ViewColumn, choices: Choices | undefined, text: string, field: Field]>([
    [
      'a fixed list',
      column('渠道', 0),
      list(['来访', '来电'], true),
      '',
      { kind: 'select', options: ['来访', '来电'] },
    ],
    [
      'a fixed list that its cell is not on',
      column('渠道', 0),
      list(['来访'], true),
      '传真',
      { kind: 'select', options: ['传真', '来访'] },
    ],
    [
      "a cell's own short list that does not forbid",
      column('子类', 0),
      list(['漏水'], false),
      '',
      { kind: 'suggest', options: ['漏水'] },
    ],
    ['yes and no', column('匿名', 0), list(['是', '否'], false), '是', { kind: 'select', options: ['是', '否'] }],
    [
      'yes and no spelt otherwise',
      column('匿名', 0),
      list(['是', '否'], false),
      '√',
      { kind: 'suggest', options: ['是', '否'] },
    ],
    [
      'staff',
      column('责任人', 0),
      list(['王芳', '李静', '赵磊'], false),
      '',
      { kind: 'suggest', options: ['王芳', '李静', '赵磊'] },
    ],
    ['an empty list', column('责任人', 0), list([], false), '', { kind: 'line', mode: 'text' }],
    ['a moment', column('受理时间', 0, { type: 'DATE_TIME' }), undefined, '', { kind: 'time' }],
    ['a sum', column('报价', 0, { type: 'NUMBER' }), undefined, '', { kind: 'line', mode: 'decimal' }],
    ['sentences', column('投诉内容', 0, { width: 260, type: 'TEXT' }), undefined, '', { kind: 'lines' }],
    ['a narrow column with a long text', column('材料', 0), undefined, '长'.repeat(41), { kind: 'lines' }],
    ['a phone', column('电话', 0, { type: 'TEXT' }), undefined, '', { kind: 'line', mode: 'tel' }],
    ['a room', column('房号或地点', 0, { type: 'TEXT' }), undefined, '', { kind: 'line', mode: 'text' }],
  ])('%s', (_, one, choices, text, field) => {
    expect(fieldOf(one, choices, text)).toEqual(field)
  })

  it.each([
    ['Asia/Shanghai', '2026-11-22 00:05'],
    ['UTC', '2026-11-21 16:05'],
  ])('now, on the wall of %s', (zone, text) => {
    expect(wallText(Date.parse('2026-11-21T16:05:30Z'), zone)).toBe(text)
  })
})

describe('a draft', () => {
  const none: Draft = new Map()
  it('writes only what differs from what stands there', () => {
    const draft = typed(typed(typed(none, 1, 'a', ''), 2, 'b', 'x'), 3, 'c', 'y')
    expect(changesOf(draft, (at) => ['', 'a', 'x', 'y'][at] ?? '')).toEqual([
      { column: 2, text: 'b' },
      { column: 3, text: 'c' },
    ])
  })
  it('forgets a change that was typed back', () => {
    expect(typed(typed(none, 1, 'a', ''), 1, '', '')).toEqual(none)
  })
  it("tells of somebody else's text, until it is passed over or the same", () => {
    const draft = typed(none, 1, 'mine', 'old')
    expect(theirs(draft, 1, 'old')).toBeUndefined()
    expect(theirs(draft, 1, 'theirs')).toBe('theirs')
    expect(theirs(draft, 1, 'mine')).toBeUndefined()
    expect(theirs(draft, 2, 'theirs')).toBeUndefined()
    expect(theirs(seen(draft, 1, 'theirs'), 1, 'theirs')).toBeUndefined()
    expect(seen(none, 1, 'theirs')).toBe(none)
  })
  it('lets go of what was saved', () => {
    expect([...without(typed(typed(none, 1, 'a', ''), 2, 'b', ''), [1]).keys()]).toEqual([2])
  })
})

describe('a save', () => {
  const cells = [1, 2, 3].map((at) => ({ column: at, text: `t${at}` }))
  const saving = async (refuse: (columns: readonly number[]) => readonly number[]) => {
    const writes: (readonly number[])[] = []
    const refused = await writeAll((some) => {
      writes.push(some.map(({ column: at }) => at))
      return Promise.resolve(refuse(some.map(({ column: at }) => at)).map((at) => ({ column: at, words: `no ${at}` })))
    }, cells)
    return { writes, refused: Object.fromEntries(refused) }
  }
  it('is one write when all is taken', async () => {
    expect(await saving(() => [])).toEqual({ writes: [[1, 2, 3]], refused: {} })
  })
  it('writes the others when one is refused, which takes all of them down', async () => {
    expect(await saving((some) => (some.includes(2) ? [2] : []))).toEqual({
      writes: [
        [1, 2, 3],
        [1, 3],
      ],
      refused: { 2: 'no 2' },
    })
  })
  it('names each that is refused, though the server names one at a time', async () => {
    expect(await saving((some) => some.slice(0, 1))).toEqual({
      writes: [[1, 2, 3], [2, 3], [3]],
      refused: { 1: 'no 1', 2: 'no 2', 3: 'no 3' },
    })
  })
  it("ends where the reason is no cell's", async () => {
    expect(await saving(() => [9])).toEqual({
      writes: [[1, 2, 3]],
      refused: { 1: 'no 9', 2: 'no 9', 3: 'no 9', 9: 'no 9' },
    })
  })
})

describe('looking a case up', () => {
  const headers = ['编号', '阶段', '检查', '客户姓名', '电话', '房号或地点', '类别', '投诉内容', '已阅']
  const columns = headers.map((header, index) => column(header, index, { hidden: header === '已阅' }))
  const cells: readonly (readonly string[])[] = [
    ['TS-20261121-001', '处理中', '', '王小明', '138-0000 1234', '3-2-1201', '噪音扰民', '楼上装修，半夜施工', 'k1201'],
    ['TS-20261121-002', '已办结', '', 'Li Lei', '13900005678', '3-2-120', '环境保洁', '电梯厅有垃圾', ''],
    ['BX-20261121-001', '待响应', '', '张三', '０７５５－１２３', '1201', '给排水', '厨房漏水 王小明报', ''],
    ['', '', '', '', '', '', '', '', ''],
  ]
  const view = {
    columns: () => columns,
    rows: () => cells.map((_, index) => index),
    cell: (row: number, at: number) => ({ text: cells[row]?.[at] ?? '' }),
  }
  const index = searchIndex(view)
  it.each<[query: string, rows: readonly number[]]>([
    ['TS-20261121-001', [0]],
    ['ts-20261121-00', [1, 0]],
    ['-001', [2, 0]],
    ['3-2-120', [1, 0]],
    ['1201', [2, 0]],
    ['00001234', [0]],
    ['0000 1234', [0]],
    ['0755123', [2]],
    ['王小明', [2, 0]],
    ['LI　LEI', [1]],
    ['漏水 厨房', [2]],
    ['漏水 保洁', []],
    ['k1201', []],
    ['   ', []],
  ])('%j', (query, rows) => {
    expect(index.find(query, 10).hits.map(({ row }) => row)).toEqual(rows)
  })
  it('says that there are more', () => {
    expect(index.find('2026', 1)).toMatchObject({ hits: [{ row: 2 }], more: true })
  })
  it('goes through registers as one: the best first, among equals those of the one in sight', () => {
    const register = (rows: readonly (readonly string[])[], first: number) => ({
      ...view,
      title: () => String(first),
      sheetId: () => first,
      position: (row: number) => row,
      rows: () => rows.map((_, at) => first + at),
      cell: (row: number, at: number) => ({ text: rows[row - first]?.[at] ?? '' }),
    })
    const all = [register(cells.slice(0, 2), 10), register(cells.slice(2), 20)].map((one) => ({
      register: one,
      index: searchIndex(one),
    }))
    const found = (query: string, most: number) => {
      const { hits, more } = searchAll(all, query, most)
      return [hits.map(({ row, register: { title } }) => [title(), row]), more]
    }
    expect(found('1201', 10)).toEqual([
      [
        ['20', 20],
        ['10', 10],
      ],
      false,
    ])
    expect(found('20261121', 2)).toEqual([
      [
        ['10', 11],
        ['10', 10],
      ],
      true,
    ])
  })
  it('sums a row up', () => {
    expect(summaryOf(view, 0)).toEqual({
      name: 'TS-20261121-001',
      stage: '处理中',
      details: ['3-2-1201', '王小明', '噪音扰民', '楼上装修，半夜施工'],
    })
    expect(
      summaryOf(
        {
          columns: () => [column('姓名', 0), column('岗位', 1)],
          cell: (_, at) => ({ text: ['王芳', '客服'][at] ?? '' }),
        },
        0,
      ),
    ).toEqual({ name: '王芳', stage: '', details: ['客服'] })
  })
})
