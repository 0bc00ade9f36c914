import { clocks } from '../../../sheets-template/workbook/choices.ts'
import { hmacLots } from '../../../src/adapters/hmac/lots.ts'
import { memoryLedger } from '../../../src/adapters/memory/ledger.ts'
import { memoryMailer } from '../../../src/adapters/memory/mailer.ts'
import { sweep } from '../../../src/app/sweep.ts'
import { instantToSerial } from '../../../src/calendar/serial.ts'
import { HOUR, type Instant, instant } from '../../../src/model/instant.ts'
import { isOfCase } from '../../../src/model/notice.ts'
import type { Cell } from '../../../src/ports/ledger.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { choiceWord } from '../../../src/sheet/words.ts'
import { FIRST, sh, tabOf, ZONE } from '../../support/desk.ts'
import { silent } from '../../support/sheets-desk.ts'
import { type Deed, MONTH, type Scene } from './script.ts'

/** The month as a table that a service desk's manager can read: per case what was typed, how far it came, why, and who was told. */

/** What is drawn is the same each time. */
const LOTS = hmacLots(new Uint8Array(32), 'month')
const FROM = '11-16 08:00'
const UNTIL = '12-15 09:00'

const isTime = (said: string): boolean => /^\d\d-\d\d \d\d:\d\d$/.test(said)
const momentOf = (said: string): Instant => sh(`2026-${said}`)
const saidOf = (at: Instant): string => new Date(at + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ')
const cellsOf = (cells: Readonly<Record<string, string>>): Readonly<Record<string, Cell>> =>
  Object.fromEntries(
    Object.entries(cells).map(([key, said]) => [
      key,
      isTime(said) ? instantToSerial(ZONE, momentOf(said)) : said === '' ? null : said,
    ]),
  )

type Records = readonly Readonly<Record<string, Cell>>[]
/** What happens to a case at a minute. */
interface Event {
  readonly at: Instant
  readonly typed?: string
  readonly stage?: string
  readonly because?: string
  readonly told?: string
}

/** Plays the month on a ledger in memory, swept after whatever is typed and each hour by day and at midnight. */
export async function playMonth(): Promise<string> {
  const ledger = memoryLedger(ZONE)
  await ledger.setUp('zh')
  const mailer = memoryMailer()
  const rows = new Map<Scene, number>()
  const records = async (tab: Parameters<typeof tabOf>[0]): Promise<Records> => {
    const rowsOfTab = (await ledger.read(tab)).tables.get(tab)?.rows ?? []
    const keys = tabOf(tab).columns.map(({ key }) => key)
    return rowsOfTab.map((cells) => Object.fromEntries(keys.map((key, index) => [key, cells[index] ?? null])))
  }
  const numberOf = async (scene: Scene): Promise<Cell> =>
    (await records(scene.register))[rows.get(scene) ?? -1]?.['number']
  const deeds = MONTH.flatMap((scene) => [
    { at: momentOf(scene.row.receivedAt), scene, deed: undefined },
    ...scene.deeds.map((deed) => ({ at: momentOf(deed.at), scene, deed })),
  ]).toSorted((one, other) => one.at - other.at)
  for (const now of timesOf(deeds.map(({ at }) => at))) {
    for (const { scene, deed } of deeds.filter(({ at }) => at === now)) await type(scene, deed)
    await sweep({ ledger, mailer, clock: { now: () => now }, log: silent, runId: `run${now}.`, lots: LOTS })
  }
  return table()

  async function type(scene: Scene, deed: Deed | undefined): Promise<void> {
    if (deed === undefined) {
      rows.set(scene, await ledger.type(scene.register, [cellsOf(scene.row)]))
      return
    }
    const number = await numberOf(scene)
    const tab = deed.into === 'case' ? scene.register : 'callback'
    const at =
      deed.into === 'case'
        ? (rows.get(scene) ?? -1)
        : (await records('callback')).findLastIndex((one) => one['case'] === number)
    if (at < FIRST) throw new Error(`nothing to type into: ${scene.title}, ${deed.said}`)
    for (const [key, cell] of Object.entries(cellsOf(deed.cells))) await ledger.retype(tab, at, key, cell)
  }

  async function table(): Promise<string> {
    const view = viewLedger(await ledger.read())
    const history = await records('history')
    const callbacks = await records('callback')
    const names = new Map([...view.staff.values()].map(({ name, mail = '' }) => [mail, name]))
    const notices = view.notices.all().filter((line) => isOfCase(line) && line.state === 'sent')
    const texts: string[] = []
    for (const scene of MONTH) {
      const number = await numberOf(scene)
      const own = callbacks.filter((one) => one['case'] === number).map((one) => one['number'])
      const events: Event[] = [
        { at: momentOf(scene.row.receivedAt), typed: `受理：${scene.row['description']}` },
        ...scene.deeds.map(({ at, said }) => ({ at: momentOf(at), typed: said })),
        ...history
          .filter((one) => one['number'] === number || own.includes(one['number'] ?? null))
          .map((one) => historyEvent(one, one['number'] === number)),
        ...[
          ...Map.groupBy(
            notices.filter((line) => line.number === number),
            ({ at, clock, level, cycle, nth = 1 }) =>
              `${at}|${choiceWord(clocks, clock, 'zh')}${level}级${nth > 1 ? `第${nth}次` : ''}${cycle > 1 ? `（第${cycle}轮）` : ''}`,
          ),
        ].map(([key, lines]) => {
          const [at, why = ''] = key.split('|')
          return {
            at: Number(at) as Instant,
            told: `${why}：${lines.map(({ to }) => names.get(to) ?? to).join('、')}`,
          }
        }),
      ]
      texts.push(
        `## ${scene.title}`,
        '',
        `${String(number)}，${scene.row['room']} ${scene.row['customer']}`,
        '',
        ...linesOf(events),
        '',
      )
    }
    texts.push('## 客户建议', '', ...suggestionsOf(await records('suggestions')), '')
    return texts.join('\n')
  }
}

function historyEvent(one: Readonly<Record<string, Cell>>, isCase: boolean): Event {
  const at = instant(Math.round(momentFrom(one['at'])))
  const [what, before, after] = ['what', 'before', 'after'].map((key) => String(one[key] ?? ''))
  if (isCase && what?.startsWith('阶段')) return { at, stage: `${before === '' ? '' : `${before} → `}${after}` }
  const text = before === '' ? after : `${before} → ${after === '' ? '（撤回）' : after}`
  return { at, because: isCase ? `${what}${text === '' ? '' : `：${text}`}` : `${String(one['number'])} ${text}` }
}

const momentFrom = (cell: Cell): number => {
  const first = instantToSerial(ZONE, momentOf(FROM)) ?? 0
  return momentOf(FROM) + (Number(cell) - first) * 24 * HOUR
}

/** When it is swept. */
function timesOf(deeds: readonly Instant[]): readonly Instant[] {
  const times = new Set<Instant>(deeds)
  for (let at = momentOf(FROM); at <= momentOf(UNTIL); at = instant(at + HOUR)) {
    const hour = Number(saidOf(at).slice(6, 8))
    if (hour === 0 || (hour >= 8 && hour <= 20)) times.add(at)
  }
  return [...times].toSorted((one, other) => one - other)
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Everything of one minute in one line. */
function linesOf(events: readonly Event[]): readonly string[] {
  const minutes = Map.groupBy(
    events.toSorted((one, other) => one.at - other.at),
    ({ at }) => saidOf(at),
  )
  const all = (of: readonly Event[], key: 'typed' | 'stage' | 'because' | 'told') =>
    of.flatMap((one) => one[key] ?? []).join('；')
  return [
    line(['时间', '台账', '阶段', '经由', '通知']),
    line(['---', '---', '---', '---', '---']),
    ...[...minutes].map(([at, of]) =>
      line([at, all(of, 'typed'), all(of, 'stage'), all(of, 'because'), all(of, 'told')]),
    ),
  ]
}

const suggestionsOf = (records: Records): readonly string[] =>
  records
    .slice(1)
    .filter((one) => one['number'] !== null)
    .map(
      (one) =>
        `- ${saidOf(instant(Math.round(momentFrom(one['at']))))} ${String(one['number'])} ${String(one['room'])}：${String(one['suggestion'])}`,
    )
