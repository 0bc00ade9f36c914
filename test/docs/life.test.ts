import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lifeGuide } from '../../docs/guide/life.ts'
import { ROADS } from '../../src/rules/life/roads.ts'

describe.each([
  ['zh', 'life.zh-CN.md'],
  ['en', 'life.md'],
] as const)('the life of a case in %s', (language, name) => {
  it('is what npm run guide makes of the roads', () => {
    expect(readFileSync(path.resolve(import.meta.dirname, '../../docs', name), 'utf8')).toBe(lifeGuide(language))
  })

  it('has a line for every road', () => {
    const page = lifeGuide(language)
    for (const { words } of Object.values(ROADS)) expect(page).toContain(`| ${words[language]} |`)
  })
})
