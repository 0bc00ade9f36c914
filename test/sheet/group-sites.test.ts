import { describe, expect, it } from 'vitest'
import { groupSettings, sites } from '../../sheets-template/group/index.ts'
import type { Cell } from '../../src/ports/ledger.ts'
import { readGroupSettings } from '../../src/sheet/group-settings.ts'
import { readSites, type SiteRow, siteProblemText, spreadsheetId } from '../../src/sheet/group-sites.ts'

const HEAD = sites.columns.map(({ zh }) => zh)
const read = (...rows: readonly (readonly Cell[])[]): readonly SiteRow[] =>
  readSites({ rows: [HEAD, ...rows] }, 'zh').rows
const codes = (row: SiteRow | undefined): readonly string[] => row?.problems.map(({ code }) => code) ?? []

describe('the tab of sites', () => {
  it('is read in its order, rows in which nobody wrote passed over', () => {
    const rows = read(['A', 'id-a'], [], ['', ' ', '', ' '], [' B ', 'id-b', '否'])
    expect(rows).toEqual([
      { row: 1, name: 'A', spreadsheet: 'id-a', isActive: true, problems: [] },
      { row: 4, name: 'B', spreadsheet: 'id-b', isActive: false, problems: [] },
    ])
  })

  it.each<{ what: string; row: readonly Cell[]; found: object; told: readonly string[] }>([
    {
      what: 'without a name is called by its row',
      row: ['', 'id'],
      found: { name: '第 2 行', spreadsheet: 'id' },
      told: ['no-name'],
    },
    {
      what: 'without a ledger is not read',
      row: ['A', ''],
      found: { spreadsheet: undefined },
      told: ['no-spreadsheet'],
    },
    { what: 'with a number for a name', row: [12, 'id'], found: { name: '12' }, told: [] },
    { what: 'of several lines is one line', row: ['A\r\nB\u202E', 'id'], found: { name: 'A B' }, told: [] },
    {
      what: 'that is counted or not, nobody knows, is counted',
      row: ['A', 'id', '也许'],
      found: { isActive: true },
      told: ['not-yes-no'],
    },
    { what: 'ticked off', row: ['A', 'id', false], found: { isActive: false }, told: [] },
    { what: 'with × is not counted', row: ['A', 'id', '×'], found: { isActive: false }, told: [] },
    { what: 'on which only the system wrote is none', row: [null, null, null, null, 46_347, 'x'], found: {}, told: [] },
  ])('a site $what', ({ row, found, told }) => {
    const [one] = read(row)
    if (Object.keys(found).length === 0) expect(one).toBeUndefined()
    else expect([one, codes(one)]).toMatchObject([found, told])
  })

  it('counts no ledger twice, however it is said', () => {
    const rows = read(
      ['A', 'https://docs.google.com/spreadsheets/d/ab_C-1/edit#gid=0'],
      ['B', 'ab_C-1'],
      ['C', 'https://docs.google.com/spreadsheets/d/ab_C-1/'],
      ['D', 'other'],
    )
    expect(rows.map(({ spreadsheet }) => spreadsheet !== undefined)).toEqual([true, false, false, true])
    expect(rows[1]?.problems).toEqual([{ code: 'spreadsheet-twice', row: 1 }])
  })

  it('does not let a row that is not counted stand in the way of one that is', () => {
    const rows = read(['A', 'id', '否'], ['A2', 'id'])
    expect(rows.map((row) => [row.isActive, row.spreadsheet, codes(row)])).toEqual([
      [false, 'id', []],
      [true, 'id', []],
    ])
  })

  it('tells of two names that are alike', () => {
    expect(codes(read(['Ａ 站', 'x'], ['a站', 'y'])[1])).toEqual(['name-twice'])
  })

  it('is found by its headers in either language, and nothing without them', () => {
    const moved = readSites(
      {
        rows: [
          ['Spreadsheet', 'Name'],
          ['id', 'A'],
        ],
      },
      'en',
    ).rows
    expect(moved).toMatchObject([{ name: 'A', spreadsheet: 'id' }])
    expect(readSites({ rows: [['x'], ['A', 'id']] }, 'en').rows).toEqual([])
    expect(readSites(undefined, 'en').rows).toEqual([])
  })

  it.each(['zh', 'en'] as const)('says in %s what is wrong and what to do', (language) => {
    const rows = read(['', '', '', 'x'], ['A', 'x'], ['A', 'x', '?'])
    const said = rows.flatMap(({ problems }) => problems.map((one) => siteProblemText(one, language)))
    expect(said).toHaveLength(5)
    for (const text of said) expect(text).toMatch(language === 'zh' ? /\p{Script=Han}/u : /^[ -~]+$/)
  })

  it.each([
    ['https://docs.google.com/spreadsheets/d/1aB_-9/edit?usp=sharing', '1aB_-9'],
    ['1aB_-9', '1aB_-9'],
    ['data/site-a', 'data/site-a'],
  ])('%s is the spreadsheet %s', (typed, id) => {
    expect(spreadsheetId(typed)).toBe(id)
  })
})

describe('the settings of a group', () => {
  const HEADERS = groupSettings.columns.map(({ en }) => en)
  const settings = (...rows: readonly (readonly Cell[])[]) => readGroupSettings({ rows: [HEADERS, ...rows] })

  it('are read in either language', () => {
    expect(
      settings(['公司名称', '某物业'], ['Language', '英文'], ['时区', 'Europe/Berlin'], ['Ranked from', '１２'])
        .settings,
    ).toEqual({ group: '某物业', language: 'en', zone: 'Europe/Berlin', rankFrom: 12 })
  })

  it.each<{ what: string; row: readonly Cell[]; code: string }>([
    { what: 'no setting', row: ['安静时段', '22:00-07:30'], code: 'unknown-setting' },
    { what: 'no zone', row: ['时区', '北京'], code: 'bad-zone' },
    { what: 'no language', row: ['语言', '火星文'], code: 'unknown-choice' },
    { what: 'no number', row: ['排名最少件数', '很多'], code: 'not-whole' },
    { what: 'no case at all', row: ['排名最少件数', '0'], code: 'not-whole' },
  ])('with $what keep their defaults, and say so', ({ row, code }) => {
    const read = settings(row)
    expect(read.settings).toEqual(readGroupSettings(undefined).settings)
    expect(read.problems.get(1)?.map((one) => one.code)).toEqual([code])
  })

  it('count once', () => {
    const read = settings(['公司名称', 'A'], ['公司名称', 'B'])
    expect([read.settings.group, read.problems.get(2)?.[0]?.code]).toEqual(['A', 'name-twice'])
  })
})
