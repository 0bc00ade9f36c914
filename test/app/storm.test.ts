import { describe, expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instantToSerial } from '../../src/calendar/serial.ts'
import { instant, MINUTE } from '../../src/model/instant.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const ZONE = 'Asia/Shanghai'
const CASES = 1000
const now = instant(Date.parse('2026-11-21T12:00:00+08:00'))

const typed = (index: number, category: string) => ({
  receivedAt: instantToSerial(ZONE, instant(now - 20 * MINUTE)) ?? 0,
  firstReceiver: '王芳',
  handler: '陈强',
  customer: `业主${index}`,
  phone: `1390000${String(index).padStart(4, '0')}`,
  room: `${index % 30}-${index % 4}-${index % 1800}`,
  category,
  description: `第 ${index} 次来电反映`,
})

/** The case numbers of a text; of those that stand behind another of the same day only the end is written. */
function numbersIn(text: string): ReadonlySet<string> {
  let day = ''
  return new Set(
    [...text.matchAll(/(?:((?:TS|BX)-20261121-)|、\s*)(\d{3})(?!\d)/g)].map(([, series, end]) => {
      day = series ?? day
      return `${day}${end ?? ''}`
    }),
  )
}

describe('a thousand notices due at once', () => {
  it('are one mail a person with all of them, sent once, and each line says so', { timeout: 120_000 }, async () => {
    const desk = await openSheetsDesk({ plain: true })
    const mailer = memoryMailer()
    const once = (runId: string) =>
      sweep({ ledger: desk.ledger, mailer, clock: { now: () => now }, log: silent, runId })
    try {
      await desk.ledger.setUp('zh')
      for (const [register, category] of [
        ['complaint', '噪音扰民'],
        ['repair', '给排水'],
      ] as const)
        await desk.person.type(
          register,
          Array.from({ length: CASES / 2 }, (_, index) => typed(index, category)),
        )
      await once('a')

      const people = ['chen.qiang@example.com', 'wang.fang@example.com', 'zhou.min@example.com']
      expect(mailer.sent.map(({ to }) => to).sort()).toEqual(people)
      const numbers = ['TS', 'BX'].flatMap((prefix) =>
        Array.from({ length: CASES / 2 }, (_, index) => `${prefix}-20261121-${String(index + 1).padStart(3, '0')}`),
      )
      for (const { subject, text, html } of mailer.sent) {
        expect(subject).toContain(String(CASES))
        expect(numbersIn(text)).toEqual(new Set(numbers))
        expect(numbersIn(html.replaceAll(/<[^>]*>/g, '\n'))).toEqual(new Set(numbers))
        expect(Buffer.byteLength(html)).toBeLessThan(100_000)
      }
      const { tables } = await desk.ledger.read()
      const [headers = [], ...lines] = tables.get('notices')?.rows ?? []
      const [number, state, to] = ['编号', '状态', '收件人'].map((header) => headers.indexOf(header))
      const told = new Set(lines.map((cells) => `${String(cells[number ?? 0])} ${String(cells[to ?? 0])}`))
      expect(told.size).toBe(CASES * people.length)
      expect(new Set(lines.map((cells) => cells[state ?? 0]))).toEqual(new Set(['已发']))

      const calls = desk.calls.length
      await once('b')
      expect(mailer.sent).toHaveLength(people.length)
      expect(desk.calls.slice(calls)).toEqual(['spreadsheets.values.batchGet'])
    } finally {
      await desk.close()
    }
  })
})
