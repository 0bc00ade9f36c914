import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { clerkGuide } from '../../docs/guide/clerk-guide.ts'
import { refusedText, typedTable, understood } from '../../docs/guide/typed.ts'
import { callbacks, complaints, incidents, repairs } from '../../sheets-template/workbook/index.ts'
import type { Column } from '../../src/sheet/definition.ts'

const page = (name: string) => readFileSync(path.resolve(import.meta.dirname, '../../docs', name), 'utf8')

describe.each([
  ['zh', 'clerk-guide.zh-CN.md'],
  ['en', 'clerk-guide.md'],
] as const)("the clerk's guide in %s", (language, name) => {
  const guide = clerkGuide(language)

  it('is what npm run guide makes of the workbook', () => {
    expect(page(name)).toBe(guide)
  })

  it('is one page', () => {
    expect(guide.split('\n').length).toBeLessThan(105)
  })

  it.each([complaints, repairs, incidents, callbacks])('names what people fill in $key, from left to right', (tab) => {
    const told = guide.slice(guide.indexOf(`### ${tab[language]}\n`)).split('\n\n')[1] ?? ''
    const columns: readonly Column[] = tab.columns
    let at = 0
    for (const column of columns.filter(({ writer, rare }) => writer === 'people' && rare !== true)) {
      const found = told.indexOf(column.required === true ? `**${column[language]}**` : column[language], at)
      expect([column.key, found >= at]).toEqual([column.key, true])
      at = found
    }
    for (const column of columns.filter(({ rare }) => rare === true)) expect(told).toContain(column[language])
  })

  it('has every grey column that people see', () => {
    const grey = guide.slice(guide.lastIndexOf('## '))
    for (const { columns } of [complaints, repairs, incidents, callbacks])
      for (const column of columns as readonly Column[])
        if (column.writer === 'system' && column.hidden !== true) expect(grey).toContain(column[language])
  })

  it('leaves no hole where a word should be', () => {
    expect(guide).not.toMatch(/undefined|\[object|““|""|\*\*\*\*/)
  })
})

describe('what may be typed', () => {
  it('is told by the readers: an example that is read otherwise makes no guide', () => {
    expect(understood('receivedAt', '昨天 9:30', 'zh')).toBe('2026-11-21 09:30')
    expect(understood('receivedAt', '3点', 'zh')).toBeUndefined()
    expect(understood('category', '车辆', 'zh')).toBeUndefined()
    for (const language of ['zh', 'en'] as const) {
      expect(typedTable(language).split('\n').length).toBeGreaterThan(8)
      expect(refusedText(language)).toContain('`')
    }
  })
})
