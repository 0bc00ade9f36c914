import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bindMap } from '../../../src/sheet/import/columns.ts'
import { parseImportMap } from '../../../src/sheet/import/map.ts'
import { isTimeFormat } from '../../../src/sheet/import/time.ts'
import { mapJson } from '../../fixtures/import/support.ts'

const problems = (json: unknown, language: 'zh' | 'en' = 'en', register: 'complaint' | 'repair' = 'complaint') => {
  const map = parseImportMap(json, register, language)
  return 'problems' in map ? map.problems : []
}
const columns = { ...(mapJson()['columns'] as Record<string, unknown>) }

describe('a map that is right', () => {
  it.each([
    ['as it is', {}],
    ['with a byte encoding', { encoding: 'gb18030', delimiter: ';' }],
    [
      'with deadlines and a status',
      { deadlines: { resolve: 'due' }, status: { column: 'status', open: ['', 'Open'], resolved: ['Closed'] } },
    ],
    [
      'with constants that choices know in either language',
      { constants: { firstReceiver: 'x', anonymous: '√', priority: 'Urgent' } },
    ],
    ['with a remark', { remark: 'from the old system' }],
  ])('%s', (_name, extra) => expect(problems(mapJson(extra))).toEqual([]))

  it.each(['boston311', 'nyc311'])('is the example %s', (name) => {
    const json: unknown = JSON.parse(readFileSync(`docs/import/${name}.json`, 'utf8'))
    expect(problems(json)).toEqual([])
    expect(problems(json, 'zh', 'repair')).toEqual([])
  })
})

describe('a map that is wrong names the place and what is expected there', () => {
  it.each([
    ['no zone of this world', { timeZone: 'Mars/Olympus' }, 'timeZone: expected an IANA time zone'],
    ['no formats', { timeFormats: [] }, 'timeFormats: '],
    ['a format without a date', { timeFormats: ['YYYY-MM-DD', 'HH:mm'] }, 'timeFormats.1: expected a dayjs format'],
    ['an encoding nobody knows', { encoding: 'klingon' }, 'encoding: expected an encoding'],
    ['a delimiter of two', { delimiter: '||' }, 'delimiter: expected one character'],
    [
      'a column we do not have',
      { columns: { ...columns, colour: 'x' } },
      'columns.colour: no such key; expected one of: receivedAt',
    ],
    ["a column of the system's", { columns: { ...columns, number: 'x' } }, 'columns.number: no such key'],
    ['a source that is no name', { columns: { ...columns, room: 5 } }, "columns.room: expected a source column's name"],
    ['a needed column from nowhere', { constants: {} }, 'columns.firstReceiver: expected a source column here'],
    [
      'no number of its own',
      { columns: { ...columns, externalId: undefined } },
      'columns.externalId: expected a source',
    ],
    [
      'nobody to call back',
      { columns: { ...columns, phone: undefined } },
      'columns.phone: expected a source column here, or anonymous',
    ],
    [
      'a status without a resolve time',
      { columns: { ...columns, resolvedAt: undefined }, status: { column: 'status', open: [], resolved: ['x'] } },
      'columns.resolvedAt: expected',
    ],
    [
      'a word both open and resolved',
      { status: { column: 's', open: ['New', 'Done'], resolved: ['done '] } },
      'status.open.1: expected each word',
    ],
    [
      'a fixed time',
      { constants: { firstReceiver: 'x', occurredAt: '2026-11-21' } },
      'constants.occurredAt: expected no time',
    ],
    [
      'a fixed word nobody knows',
      { constants: { firstReceiver: 'x', anonymous: 'perhaps' } },
      'constants.anonymous: expected a word',
    ],
    ['a translation nobody knows', { words: { channel: { Fax: 'fax' } } }, 'words.channel.Fax: expected a word'],
    [
      'a clock that complaints lack',
      { deadlines: { dispatch: 'due' } },
      'deadlines.dispatch: no such key; expected one of: respond',
    ],
    ['a section nobody knows', { colums: {} }, 'colums: no such key; expected one of: remark, timeZone'],
  ])('%s', (_name, extra, expected) => {
    const found = problems(mapJson(extra))
    expect(
      found.some((line) => line.startsWith(expected)),
      found.join('\n'),
    ).toBe(true)
    const zh = problems(mapJson(extra), 'zh')
    expect(zh.map((line) => line.split(':')[0])).toEqual(found.map((line) => line.split(':')[0]))
  })

  it.each([[null], [3], [[]], ['text']])('no object at all: %j', (json) => expect(problems(json)).toHaveLength(1))
})

describe('formats', () => {
  it.each([
    ['YYYY-MM-DD HH:mm:ss', true],
    ['MM/DD/YYYY hh:mm:ss A', true],
    ['YYYY年M月D日 H时mm分', true],
    ['YYYY-MM-DD[T]HH:mm:ss[Z]', true],
    ['D MMM YY', true],
    ['YYYY-MM-DDTHH:mm:ssZ', false],
    ['YYYY-MM-DD hh:mm', false],
    ['HH:mm', false],
    ['MM/DD HH:mm', false],
    ['Do MMM YYYY', false],
    ['X', false],
    ['', false],
  ])('%s: %s', (format, good) => expect(isTimeFormat(format)).toBe(good))
})

describe('a map and a file', () => {
  const map = parseImportMap(mapJson(), 'complaint', 'en')
  if ('problems' in map) throw new Error('the map should be right')
  const names = ['id', 'opened', 'name', 'tel', 'building', 'flat', 'kind', 'text', 'closed']
  it.each([
    ['fit', names, undefined],
    ['fit whatever the order and the blanks around names', names.toReversed().map((name) => ` ${name} `), undefined],
    ['do not fit where columns are missing', names.slice(2), { missing: ['opened', 'id'], twice: [] }],
    ['do not fit where a mapped name stands twice', [...names, 'tel'], { missing: [], twice: ['tel'] }],
    ['fit where another name stands twice', [...names, 'x', 'x', '', ''], undefined],
  ])('%s', (_name, header, misfit) => {
    const found = bindMap(map, header)
    expect('missing' in found ? found : undefined).toEqual(misfit)
  })
})
