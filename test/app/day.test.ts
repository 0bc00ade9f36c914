import { afterEach, describe, expect, it } from 'vitest'
import { memoryLedger } from '../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { reportDaily } from '../../src/app/report-daily.ts'
import { sweep } from '../../src/app/sweep.ts'
import { formatDay } from '../../src/calendar/format.ts'
import { type Instant, instant, SECOND } from '../../src/model/instant.ts'
import type { ActionLinks } from '../../src/ports/action-links.ts'
import type { Cell, Ledger } from '../../src/ports/ledger.ts'
import type { Mail } from '../../src/ports/mailer.ts'
import { readMemory } from '../../src/sheet/system-tab.ts'
import { parseDays } from '../../src/statistics/daily/known-days.ts'
import { answered } from '../statistics/daily/support.ts'
import { cell, FIRST, row, sh, ZONE } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const FIVE = '2026-11-20 17:30'
/** Received the day before, answered, and forgotten since the morning. */
const forgotten = () =>
  answered({
    receivedAt: cell('2026-11-19 09:00'),
    respondedAt: cell('2026-11-19 09:03'),
    repliedAt: cell('2026-11-19 10:00'),
  })
const isOfDay = ({ subject }: Mail): boolean => /^日清 |没办完/.test(subject)
let runs = 0

/** Sweeps at a time; the mails of the day that left. */
async function sweepAt(ledger: Ledger, now: string | (() => Instant), links?: ActionLinks): Promise<readonly Mail[]> {
  const mailer = memoryMailer()
  const clock = { now: typeof now === 'string' ? () => sh(now) : now }
  await sweep({ ledger, mailer, clock, links, log: silent, runId: `day${runs++}` })
  return mailer.sent.filter(isOfDay)
}

async function memoryDesk() {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  return ledger
}

const known = async (ledger: Ledger) => {
  const { tables } = await ledger.read()
  const system = tables.get('system')
  const days = parseDays(system && readMemory(system).daily)
  return Object.fromEntries([...days].map(([day, of]) => [formatDay(day), of]))
}

describe('a sweep at the time that is set for the day', () => {
  it('mails it with a link to each case for its reader alone', async () => {
    const ledger = await memoryDesk()
    await ledger.type('complaint', [forgotten()])
    await sweepAt(ledger, '2026-11-20 17:29')
    const links: ActionLinks = {
      sign: ({ target, number, mail }) => Promise.resolve(`https://desk.example/${target}/${number}/${mail}`),
      follow: () => Promise.resolve({ kind: 'altered' }),
    }
    const mails = await sweepAt(ledger, FIVE, links)
    expect(mails.map(({ to, subject }) => `${to.split('@')[0] ?? ''} ${subject}`)).toEqual([
      'zhou.min 日清 11-20：受理0，办结0，结转1，超时0，遗忘1 · 示例花园',
      'wu.jun 日清 11-20：受理0，办结0，结转1，超时0，遗忘1 · 示例花园',
      'service 日清 11-20：受理0，办结0，结转1，超时0，遗忘1 · 示例花园',
      'chen.qiang 你还有1件没办完，1件被遗忘 · 示例花园',
    ])
    for (const { to, text, html } of mails)
      for (const part of [text, html]) expect(part).toContain(`https://desk.example/case/TS-20261119-001/${to}`)
    expect(await known(ledger)).toEqual({ '2026-11-20': { forgotten: 1, isMailed: true } })
  })

  it('does it once, whoever else sweeps', async () => {
    const ledger = await memoryDesk()
    await ledger.type('complaint', [forgotten()])
    const [one, other] = await Promise.all([sweepAt(ledger, FIVE), sweepAt(ledger, FIVE)])
    expect([...one, ...other].map(({ to }) => to).toSorted()).toEqual(
      ['chen.qiang', 'service', 'wu.jun', 'zhou.min'].map((name) => `${name}@example.com`),
    )
    expect(await sweepAt(ledger, '2026-11-20 17:31')).toEqual([])
  })

  it('looks again before each list where mails take long: what is done by then is not on it', async () => {
    const ledger = await memoryDesk()
    await ledger.type('complaint', [forgotten(), forgotten()])
    await ledger.retype('complaint', FIRST + 1, 'handler', '刘洋')
    await sweepAt(ledger, '2026-11-20 17:29')
    let now = sh(FIVE)
    const sent: Mail[] = []
    const mailer = {
      async send(mail: Mail) {
        sent.push(mail)
        now = instant(now + 11 * SECOND)
        if (mail.to.startsWith('service') && isOfDay(mail))
          for (const [key, value] of [
            ['resolvedAt', cell(FIVE)],
            ['result', '已处理'],
          ] as const)
            await ledger.retype('complaint', FIRST, key, value)
        return { kind: 'sent' } as const
      },
    }
    await sweep({ ledger, mailer, clock: { now: () => now }, log: silent, runId: `day${runs++}` })
    expect(sent.filter(isOfDay).map(({ to }) => to.split('@')[0])).toEqual([
      'zhou.min',
      'wu.jun',
      'service',
      'liu.yang',
    ])
    const lines = (await ledger.read()).tables.get('notices')?.rows ?? []
    const ofChen = lines.filter((cells) => cells.includes('日清') && cells.includes('chen.qiang@example.com'))
    expect(ofChen.map((cells) => cells.includes('不必再发'))).toEqual([true])
  })

  describe('on a spreadsheet', () => {
    let desk: Awaited<ReturnType<typeof openSheetsDesk>>
    afterEach(() => desk.close())
    const titles = async (): Promise<readonly string[]> => {
      const { data } = await desk.client.spreadsheets.get({ spreadsheetId: desk.spreadsheetId })
      return (data.sheets ?? []).map(({ properties }) => properties?.title ?? '')
    }

    it('writes its tab in the same batch: four calls, and one when there is nothing more to do', async () => {
      desk = await openSheetsDesk()
      await desk.ledger.setUp('zh')
      await desk.person.type('complaint', [forgotten()])
      await sweepAt(desk.ledger, '2026-11-20 17:29')
      const before = desk.calls.length
      expect(await sweepAt(desk.ledger, FIVE)).toHaveLength(4)
      expect(desk.calls.length - before).toBeLessThanOrEqual(4)
      expect(await titles()).toContain('日清日审')
      const after = desk.calls.length
      await sweepAt(desk.ledger, FIVE)
      expect(desk.calls.length - after).toBe(1)
    })

    it('mails it all the same where somebody has a tab of that title; the hourly report says so', async () => {
      desk = await openSheetsDesk()
      await desk.ledger.setUp('zh')
      await desk.client.spreadsheets.batchUpdate({
        spreadsheetId: desk.spreadsheetId,
        requestBody: { requests: [{ addSheet: { properties: { title: '日清日审', sheetId: 7 } } }] },
      })
      await desk.person.type('complaint', [row({ receivedAt: cell(FIVE) })])
      expect(await sweepAt(desk.ledger, FIVE)).toHaveLength(4)
      const { tables } = await desk.ledger.read()
      expect(tables.get('complaint')?.rows.at(FIRST)?.at(0)).toBe('TS-20261120-001')
      const parts = { ledger: desk.ledger, clock: { now: () => sh(FIVE) }, log: silent, runId: 'taken' }
      await expect(reportDaily(parts)).rejects.toMatchObject({ reason: { kind: 'title-taken', title: '日清日审' } })
    })
  })
})

describe('the report of a day', () => {
  it.each<[string, string | undefined, Cell, Awaited<ReturnType<typeof known>>]>([
    ['remembers how many were forgotten', undefined, null, { '2026-11-20': { forgotten: 1 } }],
    ['keeps that it was mailed', undefined, '2026-11-20:0*', { '2026-11-20': { forgotten: 1, isMailed: true } }],
    ['remembers nothing of another day that is asked for', '2026-11-23 12:00', null, {}],
  ])('%s', async (_, now, before, expected) => {
    const ledger = await memoryDesk()
    await ledger.type('complaint', [forgotten()])
    if (before !== null) await ledger.type('system', [{ name: 'daily', value: before }])
    const parts = { ledger, clock: { now: () => sh(FIVE) }, log: silent, runId: 'r' }
    const { report, tab } = await reportDaily(parts, now === undefined ? {} : { now: sh(now) })
    expect([report.today.tally.forgotten, tab.title]).toEqual([1, '日清日审'])
    expect(await known(ledger)).toEqual(expected)
  })
})
