import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const design = readFileSync(path.join(root, 'docs/design.md'), 'utf8')
const section = (title: string) => design.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? ''

/** Numbers of rules, `R01–R04` and `R10-R12` with those between. */
function rulesIn(text: string): ReadonlySet<number> {
  const found = text.matchAll(/\bR(\d\d)(?:[–-]R(\d\d))?\b/g)
  return new Set(
    [...found].flatMap(([, from, to = from]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index),
    ),
  )
}

it('the rules that the code cites are those that the design lists', () => {
  const files = globSync(['src/**/*.ts', 'functions/*.ts', 'sheets-template/**/*.ts'], { cwd: root })
  expect(files.length).toBeGreaterThan(300)
  const cited = files.map((file) => rulesIn(readFileSync(path.join(root, file), 'utf8')))
  const sorted = (rules: Iterable<number>) => [...new Set(rules)].sort((a, b) => a - b)
  expect(sorted(rulesIn(section('Rules cited')))).toEqual(sorted(cited.flatMap((rules) => [...rules])))
})

it('the files that the design names are there', () => {
  const named = [...design.matchAll(/`([a-z-]+\/[a-z/-]+(?:\.ts)?)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(10)
  const isThere = (name: string) =>
    [name, `src/${name}`].some((one) => [one, `${one}.ts`].some((file) => existsSync(path.join(root, file))))
  expect(named.filter((name) => !isThere(name))).toEqual([])
})
