import { formatInstant } from '../../src/calendar/format.ts'
import { serialToInstant } from '../../src/calendar/serial.ts'
import { type Desk, desk, row, type Swept, type Typed, ZONE } from '../support/desk.ts'

/** A desk with these rules of escalation and no others, and these settings. */
export async function deskWith(
  rules: readonly Typed[],
  settings: Readonly<Record<string, string | number>> = {},
  language: 'zh' | 'en' = 'zh',
): Promise<Desk> {
  const d = await desk(language)
  await d.rewrite('escalation', (rows) => rows.slice(0, 1))
  await d.type('escalation', rules)
  for (const [name, value] of Object.entries(settings)) await d.set(name, value)
  return d
}

/** Overdue answers, to the handler and whoever took the case (R09). */
export const ANSWER: Typed = { clocks: '响应', offset: '0', level: 1, roles: '责任人' }

/** A case like `row`, of a handler who took it: one person hears of it. */
export const own = (more: Typed = {}): Typed => row({ firstReceiver: '陈强', handler: '陈强', ...more })

/** What each mail tells whom: `陈强: 001 respond1`. */
export const told = ({ plan }: Pick<Swept, 'plan'>): readonly string[] =>
  plan.mails.map(
    ({ to, notices }) =>
      `${to.name}: ${notices
        .map(({ number, items }) => {
          const of = items.map(({ clock, level, nth }) => `${clock}${level}${nth === undefined ? '' : `x${nth}`}`)
          return `${number.slice(-3)} ${of.join(' ')}`
        })
        .join(', ')}`,
  )

/** The lines of the notices: `001 响应1 chen.qiang 待发 0 11-21 07:30 why`. */
export const lines = async (d: Desk, zone = ZONE): Promise<readonly string[]> =>
  (await d.records('notices')).slice(1).map((line) => {
    const next = line['nextAt']
    const at = typeof next === 'number' ? serialToInstant(zone, next) : undefined
    return [
      String(line['number']).slice(-3),
      `${String(line['clock'])}${String(line['level'])}${line['nth'] === null ? '' : `x${String(line['nth'])}`}`,
      String(line['to']).split('@')[0],
      line['state'],
      line['attempts'],
      ...(at === undefined ? [] : [formatInstant(zone, at).slice(5)]),
      ...(line['error'] === null ? [] : [line['error']]),
    ].join(' ')
  })

/** Nothing is planned at these times, nothing at all. */
export async function isIdle(d: Desk, ...times: readonly string[]): Promise<boolean> {
  for (const time of times) if ((await d.look(time)).changes.length > 0) return false
  return true
}
