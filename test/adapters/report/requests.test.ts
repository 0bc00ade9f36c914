import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, it } from 'vitest'
import type { Layout, SheetPlace } from '../../../src/adapters/google-sheets/layout.ts'
import { idsFor } from '../../../src/adapters/google-sheets/report/places.ts'
import { reportRequests } from '../../../src/adapters/google-sheets/report/requests.ts'
import { Failure } from '../../../src/model/failure.ts'
import type { ReportChart, ReportKind, ReportLink, ReportTab } from '../../../src/model/report-tab.ts'

type Request = sheets_v4.Schema$Request

const tab = (title: string, kind: ReportKind, more: Partial<ReportTab> = {}): ReportTab => ({
  kind,
  title,
  widths: [100],
  frozenRows: 1,
  rows: [['a']],
  charts: [],
  ...more,
})
const place = (title: string, more: Partial<SheetPlace> = {}): SheetPlace => ({
  sheetId: idsFor(title, 1)[0] ?? 0,
  title,
  charts: [],
  grid: { rows: 20, columns: 5 },
  columns: [],
  isProtected: true,
  ...more,
})
const remembers = (kind: ReportKind) => ({ metadataId: 1, value: JSON.stringify({ kind }), kind })
/** A workbook of these tabs; `投诉` and `报修` are its registers. */
const layout = (...places: readonly SheetPlace[]): Layout => {
  const titles = new Map(places.map((one) => [one.title, one]))
  const [complaint, repair] = [titles.get('投诉'), titles.get('报修')]
  return {
    titles,
    tabs: new Map([
      ...(complaint ? [['complaint', complaint] as const] : []),
      ...(repair ? [['repair', repair] as const] : []),
    ]),
  }
}
const registers = [place('投诉', { sheetId: 11 }), place('报修', { sheetId: 12 })]
const report = (title: string, kind: ReportKind) => place(title, { report: remembers(kind) })
const added = (requests: readonly Request[]) =>
  requests.flatMap(({ addSheet }) => (addSheet ? [[addSheet.properties?.title, addSheet.properties?.index]] : []))
const kinds = (requests: readonly Request[]) => requests.map((request) => Object.keys(request)[0])

describe('where a new report stands', () => {
  it.each<[string, readonly SheetPlace[], readonly ReportTab[], readonly (readonly [string, number])[]]>([
    ['behind the registers', [...registers, place('设置')], [tab('看板', 'board')], [['看板', 2]]],
    ['at the begin where there is no register', [place('设置')], [tab('看板', 'board')], [['看板', 0]]],
    [
      'in the order of their kinds',
      [...registers, place('设置')],
      [tab('月统计 2026-11', 'month'), tab('日清', 'daily'), tab('看板', 'board'), tab('明细 2026-11', 'rows')],
      [
        ['月统计 2026-11', 2],
        ['日清', 2],
        ['看板', 2],
        ['明细 2026-11', 5],
      ],
    ],
    [
      'behind those that come before it',
      [...registers, report('看板', 'board'), report('月统计 2026-10', 'month'), place('设置')],
      [tab('周回访', 'week')],
      [['周回访', 3]],
    ],
    [
      'the latest month first',
      [...registers, report('看板', 'board'), report('月统计 2026-10', 'month'), report('明细 2026-10', 'rows')],
      [tab('月统计 2026-11', 'month'), tab('月统计 2026-09', 'month'), tab('明细 2026-11', 'rows')],
      [
        ['月统计 2026-11', 3],
        ['月统计 2026-09', 5],
        ['明细 2026-11', 6],
      ],
    ],
    [
      'not behind one that people moved away',
      [...registers, place('设置'), report('看板', 'board')],
      [tab('日清', 'daily')],
      [['日清', 2]],
    ],
    [
      'before a tab of theirs between',
      [...registers, place('我的'), report('看板', 'board')],
      [tab('日清', 'daily')],
      [['日清', 2]],
    ],
  ])('%s', (_, places, reports, expected) => {
    expect(added(reportRequests(reports, layout(...places)))).toEqual(expected)
  })

  it('one that is there stays where people put it', () => {
    const requests = reportRequests([tab('看板', 'board')], layout(report('看板', 'board'), ...registers))
    expect(added(requests)).toEqual([])
    expect(requests[0]?.updateSheetProperties?.fields).not.toContain('index')
  })
})

describe('whose a tab is', () => {
  it.each([
    ['a person’s of the same title is left alone', place('看板', { sheetId: 7 }), true],
    ['ours is written over', place('看板'), false],
    [
      'ours that got another id, the first being taken, is written over',
      place('看板', { sheetId: idsFor('看板', 2)[1] ?? 0 }),
      false,
    ],
  ])('%s', (_, there, isRefused) => {
    const write = () => reportRequests([tab('看板', 'board')], layout(...registers, there))
    if (isRefused) expect(write).toThrow(new Failure({ kind: 'title-taken', title: '看板' }))
    else expect(write).not.toThrow()
  })

  it('a tab that people gave another name keeps its id, and the new one gets the next', () => {
    const [first, second] = idsFor('看板', 2)
    const renamed = place('旧看板', { sheetId: first ?? 0 })
    const [request] = reportRequests([tab('看板', 'board')], layout(...registers, renamed))
    expect(request?.addSheet?.properties?.sheetId).toBe(second)
  })

  it('what is written twice in one batch is written once, as it came last', () => {
    const requests = reportRequests(
      [tab('看板', 'board'), tab('看板', 'board', { rows: [['b']] })],
      layout(...registers),
    )
    expect(requests.flatMap(({ updateCells }) => updateCells?.rows ?? [])).toEqual([
      { values: [{ userEnteredValue: { stringValue: 'b' } }] },
    ])
  })

  it.each([
    ['a new one is', undefined, true],
    ['one that lost it is again', place('看板', { isProtected: false }), true],
    ['one that has it is not again', place('看板'), false],
  ])('protection: %s', (_, there, is) => {
    const requests = reportRequests([tab('看板', 'board')], layout(...registers, ...(there ? [there] : [])))
    expect(kinds(requests).includes('addProtectedRange')).toBe(is)
  })

  it.each<[string, SheetPlace | undefined, Partial<ReportTab>, object | undefined]>([
    [
      'a new one its kind',
      undefined,
      {},
      { createDeveloperMetadata: { developerMetadata: { metadataValue: '{"kind":"board","pages":[],"headers":[]}' } } },
    ],
    [
      'pages and headers, in their order',
      undefined,
      {
        pages: [9, 4, 4, 0],
        rows: [['a'], [{ value: 'x', look: 'header' }, null], ['b', { value: 'y', look: 'header' }]],
      },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataValue: '{"kind":"board","pages":[4,9],"headers":[1]}' },
        },
      },
    ],
    [
      'the same not again',
      place('看板', { report: { metadataId: 5, value: '{"kind":"board","pages":[],"headers":[]}', kind: 'board' } }),
      {},
      undefined,
    ],
    [
      'another thing anew',
      place('看板', { report: { metadataId: 5, value: '{}', kind: undefined } }),
      {},
      { updateDeveloperMetadata: { dataFilters: [{ developerMetadataLookup: { metadataId: 5 } }] } },
    ],
  ])('it remembers %s', (_, there, more, expected) => {
    const requests = reportRequests([tab('看板', 'board', more)], layout(...registers, ...(there ? [there] : [])))
    const found = requests.find((request) => Object.keys(request)[0]?.endsWith('DeveloperMetadata'))
    if (expected === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject(expected)
  })
})

describe('a link', () => {
  const area = { row: 4, column: 1, rows: 3, columns: 26 }
  it.each<[string, ReportLink, string | undefined]>([
    ['to a row of a register', { register: 'repair', row: 11 }, '#gid=12&range=A12'],
    ['to a register that is gone', { register: 'incident', row: 1 }, undefined],
    ['to cells of a report', { title: '明细', area }, `#gid=${idsFor('明细', 1)[0]}&range=B5:AA7`],
    ['to one cell', { title: '明细', area: { ...area, rows: 1, columns: 1 } }, `#gid=${idsFor('明细', 1)[0]}&range=B5`],
    ['to a page', { address: 'https://example.org/x' }, 'https://example.org/x'],
    ['to a mailbox', { address: 'mailto:a@example.org' }, 'mailto:a@example.org'],
    ['to a script', { address: 'javascript:alert(1)' }, undefined],
    ['to nothing', { address: '' }, undefined],
    ['too long for any browser', { address: `https://example.org/${'x'.repeat(3000)}` }, undefined],
  ])('%s', (_, link, uri) => {
    const requests = reportRequests([tab('看板', 'board', { rows: [[{ value: 1, link }]] })], layout(...registers))
    const [cell] = requests.flatMap(({ updateCells }) => updateCells?.rows?.[0]?.values ?? [])
    expect(cell?.userEnteredFormat?.textFormat?.link?.uri).toBe(uri)
  })

  it('to a tab that is made in the same batch leads to it, whatever id it gets', () => {
    const [first, second] = idsFor('明细', 2)
    const taken = place('占用', { sheetId: first ?? 0 })
    const rows = [[{ value: 1, link: { title: '明细', area: { row: 0, column: 0, rows: 1, columns: 1 } } }]]
    const requests = reportRequests([tab('看板', 'board', { rows }), tab('明细', 'rows')], layout(...registers, taken))
    const [cell] = requests.flatMap(({ updateCells }) => updateCells?.rows?.[0]?.values ?? [])
    expect(cell?.userEnteredFormat?.textFormat?.link?.uri).toBe(`#gid=${second}&range=A1`)
  })
})

describe('charts', () => {
  const chart = (more: Partial<ReportChart> = {}): ReportChart => ({
    title: '按类别',
    form: 'columns',
    table: {
      row: 2,
      rows: 4,
      names: 0,
      series: [
        { column: 1, tone: 'good' },
        { column: 2, tone: 'bad' },
      ],
    },
    at: { row: 8, column: 0 },
    size: { width: 680, height: 336 },
    ...more,
  })
  const withLine = (line: 'number' | 'share') => ({
    row: 2,
    rows: 4,
    names: 0,
    series: [
      { column: 1, tone: 'good' as const },
      { column: 2, tone: 'plain' as const, line },
    ],
  })
  const write = (charts: readonly ReportChart[], there?: SheetPlace) =>
    reportRequests([tab('看板', 'board', { charts })], layout(...registers, ...(there ? [there] : [])))
  const spec = (one: ReportChart) => write([one]).find(({ addChart }) => addChart)?.addChart?.chart?.spec
  const ranges = (part: sheets_v4.Schema$ChartData | undefined) =>
    part?.sourceRange?.sources?.map(({ startRowIndex, endRowIndex, startColumnIndex }) => [
      startRowIndex,
      endRowIndex,
      startColumnIndex,
    ])

  it.each<[string, ReportChart, object]>([
    ['side by side', chart(), { chartType: 'COLUMN', legendPosition: 'BOTTOM_LEGEND', headerCount: 1 }],
    ['one upon the other', chart({ form: 'stacked' }), { chartType: 'COLUMN', stackedType: 'STACKED' }],
    [
      'with a line of shares, at the right from nought to all',
      chart({ form: 'stacked', table: withLine('share') }),
      {
        chartType: 'COMBO',
        stackedType: 'STACKED',
        axis: [
          { position: 'BOTTOM_AXIS' },
          { position: 'LEFT_AXIS' },
          {
            position: 'RIGHT_AXIS',
            viewWindowOptions: { viewWindowMode: 'EXPLICIT', viewWindowMin: 0, viewWindowMax: 1 },
          },
        ],
        series: [
          { type: 'COLUMN', targetAxis: 'LEFT_AXIS' },
          { type: 'LINE', targetAxis: 'RIGHT_AXIS' },
        ],
      },
    ],
    [
      'with a line of numbers, on the same axis',
      chart({ table: withLine('number') }),
      {
        chartType: 'COMBO',
        axis: [{ position: 'BOTTOM_AXIS' }, { position: 'LEFT_AXIS' }],
        series: [{}, { targetAxis: 'LEFT_AXIS' }],
      },
    ],
    [
      'of lines alone, which are never stacked',
      chart({
        form: 'stacked',
        table: { row: 2, rows: 4, names: 0, series: [{ column: 1, tone: 'good', line: 'number' }] },
      }),
      { chartType: 'LINE', legendPosition: 'NO_LEGEND' },
    ],
  ])('%s', (_, one, expected) => {
    expect(spec(one)?.basicChart).toMatchObject(expected)
    expect(ranges(spec(one)?.basicChart?.domains?.[0]?.domain)).toEqual([[2, 6, 0]])
  })

  it('as slices have a slice a row and no headers', () => {
    const { pieChart } = spec(chart({ form: 'slices' })) ?? {}
    expect([ranges(pieChart?.domain), ranges(pieChart?.series)]).toEqual([[[3, 6, 0]], [[3, 6, 1]]])
    expect(pieChart).toMatchObject({ legendPosition: 'LABELED_LEGEND' })
  })

  it.each<[string, ReportChart]>([
    ['without a line', chart({ table: { row: 2, rows: 1, names: 0, series: [{ column: 1, tone: 'good' }] } })],
    ['without figures', chart({ table: { row: 2, rows: 4, names: 0, series: [] } })],
  ])('of a table %s are not drawn', (_, one) => {
    expect(kinds(write([one]))).not.toContain('addChart')
  })

  const [first, second] = idsFor('看板#0', 2)
  it.each<[string, readonly ReportChart[], readonly number[], readonly (string | undefined)[]]>([
    ['a new one is added', [chart()], [], ['addChart']],
    ['ours is changed in its place', [chart()], [first ?? 0], ['updateChartSpec', 'updateEmbeddedObjectPosition']],
    ['ours under its second id, too', [chart()], [second ?? 0], ['updateChartSpec', 'updateEmbeddedObjectPosition']],
    ['ours that is too much goes', [], [first ?? 0], ['deleteEmbeddedObject']],
    ['a person’s stays', [], [4711], []],
  ])('%s', (_, charts, there, expected) => {
    const requests = write(charts, place('看板', { charts: there, report: remembers('board') }))
    expect(kinds(requests).filter((kind) => /chart|object/i.test(kind ?? ''))).toEqual(expected)
  })

  it('gets another id where a tab that people gave another name still has it', () => {
    const renamed = place('旧看板', { sheetId: 5, charts: [first ?? 0] })
    const [made] = reportRequests([tab('看板', 'board', { charts: [chart()] })], layout(...registers, renamed)).flatMap(
      ({ addChart }) => addChart?.chart?.chartId ?? [],
    )
    expect(made).toBe(second)
  })

  it('hangs over no end of the sheet', () => {
    const [{ addSheet } = {}] = write([chart({ at: { row: 100, column: 3 } })])
    expect(addSheet?.properties?.gridProperties).toMatchObject({ rowCount: 100 + 16 + 5, columnCount: 4 })
  })
})
