import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDuration, printDuration } from '../../src/calendar/duration.ts'
import { answer } from '../../src/cli/deadline/answer.ts'
import { durationText } from '../../src/sheet/duration-text.ts'

type Row = Readonly<Record<string, string>>
type Calendar = { readonly timezone: string }

/** The tables of a page by their headers, each row with the calendar that stands before it, in order. */
function readPage(page: string) {
  const rows: { readonly row: Row; readonly calendar: Calendar | undefined }[] = []
  let calendar: Calendar | undefined
  for (const [block] of page.matchAll(/```json\n[^`]+```|(?:^\|.*\n)+/gm)) {
    if (block.startsWith('```')) {
      calendar = JSON.parse(block.replaceAll(/^```.*$/gm, '')) as Calendar
      continue
    }
    const [header = [], , ...lines] = block
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      )
    for (const cells of lines)
      rows.push({ row: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])), calendar })
  }
  return rows
}

const rows = readPage(readFileSync(path.resolve(import.meta.dirname, '../../docs/durations.md'), 'utf8'))
const having = (column: string) => rows.filter(({ row }) => column in row)
const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

const understood = having('is the same as').map(({ row }) => ({
  said: codes(row['written']),
  same: codes(row['is the same as'])[0] ?? '',
}))
const examples = having('in working time')
const refused = having('told in Chinese').flatMap(({ row }) =>
  codes(row['written']).map((said) => ({ said, zh: row['told in Chinese'], en: row['told in English'] })),
)

/** `Fri 2026-11-20 18:00`, or with an offset behind it, as ISO 8601; the weekday must be that date's. */
function iso(cell = ''): string {
  const [, weekday, date = '', time = '', offset = ''] =
    /^(\w{3}) ([\d-]{10}) (\d\d:\d\d)([+-]\d\d:\d\d)?$/.exec(cell) ?? []
  expect([cell, new Date(`${date}T00:00Z`).toUTCString().slice(0, 3)]).toEqual([cell, weekday])
  return `${date}T${time}:00${offset}`
}

/** Without its offset where the page, in a zone with one, says none. */
const shown = (given: object, like: string) => String(Object.values(given)[0]).slice(0, like.length)

describe('docs/durations.md', () => {
  it('has every kind of duration, and examples of each', () => {
    const kinds = (all: readonly string[]) =>
      new Set(
        all.map((said) => {
          const read = parseDuration(said)
          return 'problem' in read ? `${said}: ${read.problem.code}` : read.kind
        }),
      )
    const every = new Set(['span', 'days', 'workdays', 'day-end', 'day-at', 'shift-end', 'at-once'])
    expect(kinds(understood.flatMap(({ said }) => said))).toEqual(every)
    expect(kinds(examples.flatMap(({ row }) => codes(row['written'])))).toEqual(every)
  })

  it('has every reason to refuse', () => {
    const codesOf = refused.map(({ said }) => {
      const read = parseDuration(said)
      if (!('problem' in read)) return `${said} is understood`
      return read.problem.code === 'unclear' ? read.problem.why : read.problem.code
    })
    expect(new Set(codesOf)).toEqual(
      new Set([
        ...['part-of-day', 'numbered-day', 'from-today', 'hours-or-time', 'months-or-minutes', 'sum'],
        ...['no-fixed-length', 'no-unit', 'too-fine', 'negative', 'out-of-range', 'no-such-time', 'not-understood'],
      ]),
    )
  })

  it.each(understood)('$said', ({ said, same }) => {
    for (const one of said) {
      const read = parseDuration(one)
      expect([one, 'problem' in read ? read.problem.code : printDuration(read, 'zh')]).toEqual([one, same])
    }
  })

  it.each(
    examples.map(({ row, calendar }) => [`${row['written'] ?? ''} ${row['starts'] ?? ''}`, row, calendar] as const),
  )('%s', (_, row, calendar) => {
    const [duration] = codes(row['written'])
    const [from, to] = row['paused']?.split(' to ').map(iso) ?? []
    const question = {
      timezone: calendar?.timezone,
      start: iso(row['starts']),
      duration,
      pauses: from === undefined ? [] : [[from, to]],
    }
    const working = iso(row['in working time'])
    expect(shown(answer({ ...calendar, ...question }, 'en'), working)).toBe(working)
    const always = iso(row['round the clock'])
    expect(shown(answer(question, 'en'), always)).toBe(always)
  })

  it.each(refused)('$said is refused', ({ said, zh, en }) => {
    const read = parseDuration(said)
    if (!('problem' in read)) throw new Error(`${said} is understood`)
    expect(durationText(read.problem, 'zh')).toBe(zh)
    expect(durationText(read.problem, 'en')).toBe(en)
  })
})
