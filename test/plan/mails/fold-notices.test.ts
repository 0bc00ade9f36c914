import { describe, expect, it } from 'vitest'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../../src/model/instant.ts'
import { foldChanges } from '../../../src/plan/mails/fold-notices.ts'
import { viewLedger } from '../../../src/sheet/ledger-view.ts'
import { cell, type Desk, desk, FIRST, row, sh } from '../../support/desk.ts'

const BEGIN = sh('2026-11-20 09:00')

/** Cases that nobody answers, swept until each has gone up to the top, and everything was mailed. */
async function mailedOut(cases: number) {
  const d = await desk()
  await d.type(
    'complaint',
    Array.from({ length: cases }, () => row()),
  )
  for (const after of [0, 6 * MINUTE, HOUR, 5 * HOUR, DAY + HOUR, 2 * DAY, 4 * DAY, 6 * DAY, 9 * DAY])
    await d.sweep(instant(BEGIN + after))
  return d
}

const changesAt = async (d: Desk, now: Instant) => foldChanges(viewLedger(await d.read()), now)

/** Folds what can be folded, as a sweep that has nothing else to do. */
async function fold(d: Desk, now: Instant): Promise<number> {
  const changes = await changesAt(d, now)
  if (changes.length > 0) await d.commit(await d.read(), `fold-${now}` as never, changes)
  return changes.length
}

const states = async (d: Desk) => {
  const lines = (await d.records('notices')).slice(1).filter(({ clock }) => clock !== '运行状况')
  return [...Map.groupBy(lines, ({ state }) => state)].map(([state, of]) => `${String(state)} ${of.length}`)
}

const later = instant(BEGIN + 45 * DAY)

describe('finished lines of the notices', () => {
  it('become one a case when they are old, and nothing of it is mailed again', async () => {
    const d = await mailedOut(12)
    const before = (await d.records('notices')).length
    expect(before).toBeGreaterThan(150)
    expect(await changesAt(d, instant(BEGIN + 20 * DAY))).toEqual([])
    await d.sweep(later)
    await fold(d, later)
    expect(await states(d)).toEqual(expect.arrayContaining(['已归并 12']))
    expect((await d.records('notices')).length).toBeLessThan(before / 2)
    for (let at = FIRST; at < FIRST + 12; at++) await d.retype('complaint', at, 'remark', '看过')
    expect((await d.look(instant(later + MINUTE))).plan.lines).toEqual([])
    expect(await changesAt(d, instant(later + MINUTE))).toEqual([])
  })

  it('fold again with what came later, one line a case still', async () => {
    const d = await mailedOut(16)
    await fold(d, later)
    for (let at = FIRST; at < FIRST + 16; at++) await d.retype('complaint', at, 'progressAt', cell('2027-01-04 09:00'))
    for (const hours of [1, 25, 26, 30, 60]) await d.sweep(instant(later + hours * HOUR))
    expect((await states(d)).length).toBeGreaterThan(1)
    const evenLater = instant(later + 40 * DAY)
    await fold(d, evenLater)
    expect(await states(d)).toEqual(['已归并 16'])
    expect((await d.look(evenLater)).plan.lines.filter(({ line }) => line.clock === 'respond')).toEqual([])
  })

  it('of few lines nothing is made', async () => {
    const d = await mailedOut(2)
    expect(await changesAt(d, later)).toEqual([])
  })

  it('a case with a mail that waits is left as it is', async () => {
    const d = await mailedOut(12)
    await d.retype('complaint', FIRST, 'promisedAt', cell('2026-12-20 09:00'))
    await d.sweep(sh('2026-12-20 09:00'), 'unreachable')
    await d.sweep(sh('2026-12-20 09:01'), 'unreachable')
    await fold(d, later)
    expect(await states(d)).toEqual(expect.arrayContaining(['已归并 11']))
  })

  it.each<[string, boolean, readonly string[]]>([
    ['and stay where it is open', false, ['已归并 10']],
    ['and stay where its customer is still to be called', true, ['已归并 11']],
  ])('go after a year where the case is over or gone, %s', async (_, isToCall, left) => {
    const d = await mailedOut(12)
    await fold(d, later)
    const nextYear = instant(BEGIN + 400 * DAY)
    await d.retype('complaint', FIRST, 'resolvedAt', cell('2026-12-01 09:00'))
    await d.retype('complaint', FIRST, 'result', '好')
    const record = String(await d.cell('complaint', FIRST, 'record'))
    const said = record.replace(/"s":"\w+"/, `"s":"${isToCall ? 'toCall' : 'closed'}"`)
    expect(said).not.toBe(record)
    await d.retype('complaint', FIRST, 'record', said)
    await d.deleteRow('complaint', FIRST + 1)
    // Lines of others, so that it is worth it.
    const notices = await d.table('notices')
    const old = notices.rows.at(-1) ?? []
    const many = Array.from({ length: 120 }, (_, n) => old.with(0, `TS-20261120-${500 + n}`))
    await d.rewrite('notices', (rows) => [...rows, ...many])
    await fold(d, nextYear)
    expect(await states(d)).toEqual(left)
  })

  it('days are those of the settings', async () => {
    const d = await mailedOut(12)
    const at = (await d.records('settings')).findIndex(({ name }) => name === '通知保留天数')
    await d.retype('settings', at, 'value', '10')
    expect((await changesAt(d, instant(BEGIN + 25 * DAY))).length).toBeGreaterThan(0)
  })
})
