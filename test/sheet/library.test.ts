import { beforeAll, describe, expect, it } from 'vitest'
import { libraryJson, libraryText } from '../../src/cli/library-text.ts'
import { viewLedger } from '../../src/sheet/ledger-view.ts'
import { type Library, type LibraryQuery, searchLibrary } from '../../src/sheet/library.ts'
import { cell, desk, row } from '../support/desk.ts'

const done = {
  respondedAt: cell('2026-11-20 09:01'),
  resolvedAt: cell('2026-11-20 09:30'),
  exemplary: '是',
}

let library: Library
beforeAll(async () => {
  const d = await desk()
  await d.type('complaint', [
    row({ ...done, category: '噪音扰民', description: '半夜施工\n吵醒老人', result: '劝停，致歉', cause: '措施' }),
    row({
      ...done,
      category: '车辆管理',
      subcategory: '固定车位被占',
      description: '车位被占',
      result: '挪车',
      cause: '态度',
    }),
  ])
  await d.type('repair', [row({ ...done, description: 'Tap leaks', result: '换阀芯' })])
  await d.sweep('2026-11-20 10:00')
  await d.retype('library', 2, 'lesson', '先到场\u001b[31m，再打电话')
  await d.retype('library', 2, 'title', '占位')
  await d.retype('library', 2, 'reviewed', '是')
  await d.sweep('2026-11-20 10:01')
  const found = viewLedger(await d.read()).library
  if (found === undefined) throw new Error('no library')
  library = found
})

describe('cases are found', () => {
  it.each<[string, LibraryQuery, readonly number[]]>([
    ['all of them', {}, [1, 2, 3]],
    ['by category', { category: '噪音扰民' }, [1]],
    ['by part of a category', { category: '车辆' }, [2]],
    ['by subcategory', { category: '车位被占' }, [2]],
    ['by cause', { cause: '措施' }, [1]],
    ['by cause in the other language', { cause: 'attitude' }, [2]],
    ['by a cause that is none', { cause: '天气' }, []],
    ['by what happened, in capitals and full width', { text: 'ＴＡＰ' }, [3]],
    ['by what was done', { text: '阀芯' }, [3]],
    ['by what is to be learnt', { text: '打电话' }, [2]],
    ['by title', { text: '占位' }, [2]],
    ['by number', { text: 'bx-20261120-001' }, [3]],
    ['by several words, all of them', { text: '施工 劝停' }, [1]],
    ['by several words, not one of them', { text: '施工 挪车' }, []],
    ['by all at once', { category: '噪音', cause: '措施', text: '老人' }, [1]],
    ['by nothing but blanks', { text: '  ' }, [1, 2, 3]],
  ])('%s', (_, query, rows) => {
    expect(searchLibrary(library, query).map((one) => one.row)).toEqual(rows)
  })
})

describe('what was found is told', () => {
  it('in lines that steer no terminal', () => {
    expect(libraryText(searchLibrary(library, { category: '噪音' }), 'zh')).toBe(
      [
        'TS-20261120-001 · 投诉 · 噪音扰民 · 措施 · 未审',
        '  经过（已隐去）：半夜施工 / 吵醒老人',
        '  处理（已隐去）：劝停，致歉',
        '  提示：待审：请看看还认不认得出是谁',
        '',
        '1 件',
      ].join('\n'),
    )
    const text = libraryText(searchLibrary(library, { text: '占位' }), 'en')
    expect(text).toContain('TS-20261120-002 · 占位 · 投诉 · 车辆管理/固定车位被占 · 态度 · Reviewed')
    expect(text).not.toContain('\u001b')
    expect(text).toMatch(/\n\n1 case$/)
    expect(libraryText([], 'en')).toBe('0 cases')
  })
  it('as data', () => {
    expect(JSON.parse(libraryJson(searchLibrary(library, { text: '占位' })))).toMatchObject([
      { row: 3, number: 'TS-20261120-002', cause: '态度', isReviewed: true, story: '车位被占', says: '' },
    ])
  })
})
