import { beforeAll, describe, expect, it } from 'vitest'
import { serialToInstant } from '../../../src/calendar/serial.ts'
import { instant } from '../../../src/model/instant.ts'
import { parseBasis } from '../../../src/sheet/basis.ts'
import { importProblemsText } from '../../../src/sheet/import/problem.ts'
import { importRow, recordProblems } from '../../../src/sheet/import/row.ts'
import { parseFileTime } from '../../../src/sheet/import/time.ts'
import type { RegisterTable } from '../../../src/sheet/register-table.ts'
import { bound, byKey, complaintsIn, freshLedger, GOOD, HEADER, recordOf } from '../../fixtures/import/support.ts'

const SHANGHAI = { zone: 'Asia/Shanghai', language: 'zh' } as const
const NEW_YORK = { zone: 'America/New_York', language: 'en' } as const
const iso = (text: string) => instant(Date.parse(text))

let register: RegisterTable
beforeAll(async () => {
  register = (await complaintsIn(await freshLedger())).register
})

const row = (
  cells: Readonly<Record<string, string>>,
  extra = {},
  context: typeof SHANGHAI | typeof NEW_YORK = SHANGHAI,
) => {
  const read = importRow(recordOf({ ...GOOD, ...cells }), bound(extra), register, context)
  return { ...read, cells: byKey(read.cells, register) }
}

describe('cells', () => {
  it('stand under the headers of the sheet, and nowhere else', () => {
    const { cells, problems, notes } = row({})
    expect(cells).toEqual({
      externalId: 'A-1',
      receivedAt: 46346 + 10 / 24,
      firstReceiver: '王芳',
      customer: '张三',
      phone: '13800138000',
      room: '3-2 1201',
      category: '噪音扰民',
      description: '楼上装修',
    })
    expect([problems, notes]).toEqual([[], []])
  })

  const words = {
    columns: {
      externalId: 'id',
      receivedAt: 'opened',
      customer: 'name',
      phone: 'tel',
      room: 'building',
      category: 'kind',
      description: 'text',
      channel: 'via',
      sensitive: 'status',
    },
  }
  it.each([
    [
      'text that looks like a formula',
      { text: '=HYPERLINK("http://x")' },
      {},
      { description: '=HYPERLINK("http://x")' },
    ],
    ['text that looks like a number', { flat: '0042', building: '' }, {}, { room: '0042' }],
    ['text that looks like a date', { building: '3-2', flat: '' }, {}, { room: '3-2' }],
    ['text of several lines', { text: 'a\nb' }, {}, { description: 'a\nb' }],
    ['text with blanks around it', { text: '  x  y ' }, {}, { description: 'x  y' }],
    ['a list of columns, one of them blank', { building: ' ' }, {}, { room: '1201' }],
    [
      'a constant where the cell is blank',
      { text: '' },
      { constants: { firstReceiver: '王芳', description: '（无）' } },
      { description: '（无）' },
    ],
    [
      'its own text where it has one',
      {},
      { constants: { firstReceiver: '王芳', description: '（无）' } },
      { description: '楼上装修' },
    ],
    [
      'a word that means blank',
      { text: 'null' },
      { blank: ['NULL'], constants: { firstReceiver: '王芳', description: '-' } },
      { description: '-' },
    ],
    ['a choice in the workbook’s own word', { via: 'PHONE' }, words, { channel: '来电' }],
    [
      'a choice through the map’s words',
      { via: 'Web form' },
      { ...words, words: { channel: { 'web FORM': 'online' } } },
      { channel: '线上' },
    ],
    ['a choice that nobody knows, as it stands', { via: 'Fax' }, words, { channel: 'Fax' }],
    ['yes', { status: 'y' }, words, { sensitive: '是' }],
    ['neither yes nor no, as it stands', { status: 'perhaps' }, words, { sensitive: 'perhaps' }],
  ])('%s', (_name, cells, extra, expected) => {
    const read = row(cells, extra)
    expect(read.cells).toMatchObject(expected)
    expect(read.problems).toEqual([])
  })

  it('of a sheet whose columns people moved go where they are', async () => {
    const { register: moved } = await complaintsIn(await freshLedger())
    const header = moved.table.rows[0]?.toReversed() ?? []
    const at = new Map(moved.columns.map(({ key, zh }) => [key, header.indexOf(zh)]))
    const turned = { ...moved, headers: { ...moved.headers, at } }
    const { cells } = importRow(recordOf(GOOD), bound(), turned, SHANGHAI)
    expect(byKey(cells, turned)).toEqual(row({}).cells)
    expect(cells[at.get('externalId') ?? -1]).toBe('A-1')
  })
})

describe('times', () => {
  it.each([
    ['in one zone', 'Asia/Shanghai', SHANGHAI, '2026-11-20 10:00', '2026-11-20T10:00:00+08:00'],
    ['from another zone', 'America/New_York', SHANGHAI, '2026-07-01 10:00', '2026-07-01T10:00:00-04:00'],
    ['a date alone', 'Asia/Shanghai', SHANGHAI, '2026-11-20', '2026-11-20T00:00:00+08:00'],
    ['in a gap, moved forward', 'America/New_York', NEW_YORK, '2026-03-08 02:30', '2026-03-08T03:30:00-04:00'],
    ['in an overlap, the first', 'America/New_York', NEW_YORK, '2026-11-01 01:30', '2026-11-01T01:30:00-04:00'],
  ] as const)('%s', (_name, timeZone, context, typed, expected) => {
    const { cells, problems, notes } = row({ opened: typed }, { timeZone }, context)
    expect(problems).toEqual([])
    expect(serialToInstant(context.zone, cells['receivedAt'] as number)).toBe(iso(expected))
    expect(notes).toEqual([])
  })

  it('that the workbook’s zone has twice are told', () => {
    expect(row({ opened: '2026-11-01 06:30' }, { timeZone: 'UTC' }, NEW_YORK).notes).toEqual(['hour-twice'])
    expect(row({ opened: '2026-11-01 05:30' }, { timeZone: 'UTC' }, NEW_YORK).notes).toEqual([])
  })

  it.each([
    ['another order', '20/11/2026 10:00'],
    ['a day that does not exist', '2026-02-30 10:00'],
    ['hour 24', '2026-11-20 24:00'],
    ['what comes behind', '2026-11-20 10:00 CST'],
    ['a zero date', '0000-00-00 00:00'],
    ['a serial number', '46346.4'],
    ['full-width digits', '２０２６-11-20 10:00'],
    ['words', '昨天'],
  ])('that fit no format are rejected: %s', (_name, typed) => {
    expect(row({ opened: typed }).problems).toEqual([
      { code: 'not-in-formats', source: 'opened', typed, formats: ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD'] },
    ])
  })

  it('that no cell can hold are rejected', () =>
    expect(row({ opened: '1850-01-01' }).problems).toEqual([
      { code: 'out-of-range', source: 'opened', typed: '1850-01-01' },
    ]))

  it.each([
    ['09/02/2018 12:00:08 AM', 'MM/DD/YYYY hh:mm:ss A', '2018-09-02T00:00:08Z'],
    ['09/02/2018 12:00:08 PM', 'MM/DD/YYYY hh:mm:ss A', '2018-09-02T12:00:08Z'],
    ['2026年1月2日 3时04分', 'YYYY年M月D日 H时mm分', '2026-01-02T03:04:00Z'],
    ['2026-01-02T03:04:05Z', 'YYYY-MM-DD[T]HH:mm:ss[Z]', '2026-01-02T03:04:05Z'],
    ['2 Mar 2026', 'D MMM YYYY', '2026-03-02T00:00:00Z'],
    ['2026-01-02 03:04:05.678', 'YYYY-MM-DD HH:mm:ss.SSS', '2026-01-02T03:04:05.678Z'],
  ])('are read to the letter: %s', (text, format, expected) =>
    expect(parseFileTime(text, ['YYYY', format], 'UTC')).toBe(iso(expected)),
  )
})

describe('status', () => {
  const status = { status: { column: 'status', open: ['Open', 'Pending'], resolved: ['Closed'] } }
  const closed = '2026-11-20 12:00'
  it.each([
    ['open', { status: 'Open' }, [], []],
    ['open, in other letters', { status: ' PENDING' }, [], []],
    ['resolved', { status: 'Closed', closed }, [], []],
    ['open with a closing time: the time counts', { status: 'Open', closed }, [], ['open-but-closed']],
    [
      'resolved without a time',
      { status: 'Closed' },
      [{ code: 'resolved-without-time', source: 'status', typed: 'Closed' }],
      [],
    ],
    [
      'a word the map does not know',
      { status: 'Limbo', closed },
      [{ code: 'unknown-status', source: 'status', typed: 'Limbo' }],
      [],
    ],
    [
      'none, where the map does not say what that means',
      {},
      [{ code: 'unknown-status', source: 'status', typed: '' }],
      [],
    ],
  ])('%s', (_name, cells, problems, notes) => expect(row(cells, status)).toMatchObject({ problems, notes }))

  it('is what the time says where the map has none', () => {
    expect(row({ status: 'Limbo', closed })).toMatchObject({ problems: [], cells: { resolvedAt: 46346.5 } })
  })
})

describe('deadlines of the file', () => {
  const deadlines = { deadlines: { resolve: 'due' } }
  it('are stamped, with a basis that says where they come from', () => {
    const { cells } = row({ due: '2026-11-25 18:00' }, deadlines)
    expect(cells['resolveDue']).toBe(46351.75)
    expect(parseBasis(String(cells['basis']), SHANGHAI.zone)).toEqual({
      origin: 'import',
      cycle: 1,
      earlier: [],
      pauses: [],
      promises: [],
      calendar: 'always',
      limits: {},
      clocks: { resolve: { from: [], due: iso('2026-11-25T18:00:00+08:00') } },
    })
  })
  it('that are blank are none, and stay none', () => {
    const { cells } = row({}, deadlines)
    expect(cells).not.toHaveProperty('resolveDue')
    expect(parseBasis(String(cells['basis']), SHANGHAI.zone)).toMatchObject({ origin: 'import', clocks: {} })
  })
  it('that are no times are rejected', () =>
    expect(row({ due: 'soon' }, deadlines).problems).toMatchObject([{ code: 'not-in-formats', source: 'due' }]))
  it('are left to the policy where the map has none', () =>
    expect(row({ due: '2026-11-25' }).cells).not.toHaveProperty('basis'))
})

describe('records that are damaged', () => {
  it.each([
    ['too few cells', recordOf(GOOD).slice(1), [{ code: 'ragged', found: 11, expected: 12 }]],
    ['too many cells', [...recordOf(GOOD), 'x'], [{ code: 'ragged', found: 13, expected: 12 }]],
    ['no cells', [], [{ code: 'ragged', found: 0, expected: 12 }]],
    ['a NUL, wherever it is', recordOf({ ...GOOD, via: 'a\0b' }), [{ code: 'nul', source: 'via' }]],
    ['none of it', recordOf(GOOD), []],
  ])('%s', (_name, record, expected) => expect(recordProblems(record, bound())).toEqual(expected))

  it('a cell that no sheet holds', () => {
    expect(row({ text: 'x'.repeat(50_000) }).problems).toEqual([])
    expect(row({ text: 'x'.repeat(50_001) }).problems).toEqual([
      { code: 'too-long', column: 'description', length: 50_001 },
    ])
    expect(row({ building: 'x'.repeat(30_000), flat: 'x'.repeat(30_000) }).problems).toMatchObject([
      { code: 'too-long', column: 'room' },
    ])
  })
  it('column names that mean something to the language', () => {
    const header = [...HEADER, '__proto__', 'constructor']
    const own = bound(
      {
        columns: {
          externalId: '__proto__',
          receivedAt: 'opened',
          room: 'flat',
          category: 'constructor',
          description: 'text',
        },
        constants: { firstReceiver: '王芳', anonymous: '是' },
      },
      header,
    )
    const { cells } = importRow([...recordOf(GOOD), 'P-1', 'toString'], own, register, SHANGHAI)
    expect(byKey(cells, register)).toMatchObject({ externalId: 'P-1', category: 'toString' })
  })
})

describe('reasons', () => {
  it('are said in both languages, with the names that the reader knows, without repetition', () => {
    const problems = [
      { code: 'ragged', found: 3, expected: 12 },
      { code: 'nul', source: 'via' },
      { code: 'too-long', column: 'room', length: 60_000 },
      { code: 'not-in-formats', source: 'opened', typed: 'x'.repeat(99), formats: ['YYYY'] },
      { code: 'out-of-range', source: 'opened', typed: '1850-01-01' },
      { code: 'unknown-status', source: 'status', typed: 'Limbo' },
      { code: 'resolved-without-time', source: 'status', typed: 'Closed' },
      { code: 'again-in-file', column: 'externalId', typed: 'A-1', line: 7 },
      { code: 'missing', column: 'phone', severity: 'blocks' },
      { code: 'missing', column: 'phone', severity: 'blocks' },
    ] as const
    expect(importProblemsText(problems, register.columns, 'en')).toMatchInlineSnapshot(
      `"3 cells under a header of 12: check quotes and delimiters. "via" holds a NUL character: the file may be damaged; remove it. "Room or place" has 60000 characters; a cell takes 50,000. "opened" says "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", which fits none of the map's time formats (YYYY). "opened" says "1850-01-01", which lies outside the years 1900 to 9999. "status" says "Limbo", which the map's status does not know: add it to open or resolved. "status" says "Closed", but "Resolved at" is blank. "External number" "A-1" stands on line 7 of the file already. Fill in "Phone""`,
    )
    expect(importProblemsText(problems, register.columns, 'zh')).toMatchInlineSnapshot(
      `"有 3 格，表头有 12 格：请核对引号和分隔符；“via”里有 NUL 字符：文件可能损坏，请删去；“房号或地点”有 60000 字，一格最多 50000 字；“opened”的“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”不合映射里的时间格式（YYYY）；“opened”的“1850-01-01”不在 1900 到 9999 年之间；“status”的“Limbo”不在映射的 status 里：请加到 open 或 resolved；“status”是“Closed”，但没有“办结时间”；“原编号”“A-1”在文件第 7 行已有；请填“电话”"`,
    )
  })
})
