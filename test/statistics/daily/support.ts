import type { Language } from '../../../src/model/language.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { planDaily } from '../../../src/statistics/daily/plan-daily.ts'
import { cell, type Desk, desk, row, type Swept, type Typed } from '../../support/desk.ts'

/** A desk that mails the day, and nothing else: at 17:30 unless said otherwise. */
export async function dayDesk(settings: Readonly<Record<string, Cell>> = {}, language: Language = 'zh'): Promise<Desk> {
  const d = await desk(language, undefined, { daily: planDaily })
  await d.rewrite('escalation', (rows) => rows.slice(0, 1))
  for (const [name, value] of Object.entries(settings)) await d.set(name, value)
  return d
}

/** A complaint of Chen Qiang's that is answered; nothing is said of it any more until its progress is due the next day. */
export const answered = (more: Typed = {}): Typed =>
  row({
    receivedAt: cell('2026-11-20 09:00'),
    respondedAt: cell('2026-11-20 09:03'),
    repliedAt: cell('2026-11-20 10:00'),
    ...more,
  })

/** One that is resolved. */
export const resolved = (at = '2026-11-20 11:00', more: Typed = {}): Typed =>
  answered({ resolvedAt: cell(at), result: '已处理', ...more })

/** Whom a sweep mails what of the day: `周敏 day 受1 重0 结0 转1 超0 忘0 + 001`. */
export const told = ({ plan }: Pick<Swept, 'plan'>): readonly string[] =>
  plan.dailies.map(({ to, day, own }) => {
    const tally = day === undefined ? [] : [Object.values(day.tally).join(' ')]
    const mine = own.map(({ row: at }) => `r${at}`)
    return [to.name, ...tally, ...(mine.length === 0 ? [] : [`+ ${mine.join(' ')}`])].join(': ')
  })

/** The lines of the day in the notices: `chen.qiang 已发 1`. */
export const dayLines = async (d: Desk): Promise<readonly string[]> =>
  (await d.records('notices'))
    .slice(1)
    .filter((line) => ['日清', 'Daily clear'].includes(String(line['clock'])))
    .map((line) => [String(line['to'] ?? '').split('@')[0], line['state'], line['attempts']].join(' '))

/** Writes into the row of somebody of the staff tab. */
export async function restaff(d: Desk, name: string, key: string, value: Cell): Promise<void> {
  const index = (await d.records('staff')).findIndex((record) => record['name'] === name)
  await d.retype('staff', index, key, value)
}
