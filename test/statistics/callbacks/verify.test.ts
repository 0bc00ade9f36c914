import { describe, expect, it } from 'vitest'
import { verifyDraw } from '../../../src/app/verify-draw.ts'
import { verifiedJson, verifiedText } from '../../../src/cli/verify-text.ts'
import { drawBySecret } from '../../../src/edge/draw-secret.ts'
import type { Failure } from '../../../src/model/failure.ts'
import { fill } from '../../plan/support.ts'
import { type Desk, desk, FIRST, sh } from '../../support/desk.ts'
import { LOTS, repairsDone, sweepWith } from './desk.ts'
import { W47 } from './support.ts'

const NEXT_WEEK = { now: () => sh('2026-11-24 09:00') }
const verify = (d: Desk, secret = LOTS.secret(W47)) =>
  verifyDraw({ ledger: d, clock: NEXT_WEEK }, { week: W47, secret }, drawBySecret)

describe('going through the draw of a week again, by its published secret (R38)', () => {
  it('fits, whatever has become of the cases since', async () => {
    const d = await desk()
    await repairsDone(d, 12)
    const first = await verify(d)
    expect([first.fits, first.isPledged, first.faults, first.picked.length]).toEqual([true, true, [], 4])
    // Somebody else's, reopened, taken back, and sorted.
    await fill(d, 'repair', FIRST + 1, { handler: '李静' })
    await fill(d, 'repair', FIRST + 2, { reopenedAt: '2026-11-17 09:00' })
    await fill(d, 'repair', FIRST + 3, { resolvedAt: null, result: null })
    await d.rewrite('repair', (rows) => [...rows.slice(0, FIRST), ...rows.slice(FIRST).toReversed()])
    await sweepWith(d, '2026-11-17 10:00')
    const again = await verify(d)
    expect([again.fits, again.picked.map(({ number }) => number)]).toEqual([
      true,
      first.picked.map(({ number }) => number),
    ])
  })

  it('does not fit where somebody picked by hand, and names what was passed over', async () => {
    const d = await desk()
    await repairsDone(d, 10)
    const { picked } = await verify(d)
    const rows = await d.records('repair')
    const place = rows.findIndex(({ number }) => number === picked[0]?.number)
    const record = String(rows[place]?.['record'])
    expect(record).toContain('"sampled"')
    await d.retype('repair', place, 'record', record.replace('"sampled"', '"passed"'))
    const { fits, faults } = await verify(d)
    expect(fits).toBe(false)
    expect(faults.map(({ kind }) => kind)).toContain('too-few')
  })

  it('does not fit another secret', async () => {
    const d = await desk()
    await repairsDone(d, 10)
    expect(await verify(d, 'f'.repeat(64))).toMatchObject({ fits: false, isPledged: false })
  })

  it.each([
    ['the week is not over', { week: W47 }, '2026-11-22 23:59', { option: '--week' }],
    ['there is neither a secret nor a key', {}, '2026-11-24 09:00', { option: '--secret' }],
  ])('is refused where %s', async (_, options, now, reason) => {
    const clock = { now: () => sh(now) }
    const refused = verifyDraw({ ledger: await desk(), clock }, options, drawBySecret).catch(
      (thrown: unknown) => (thrown as Failure).reason,
    )
    expect(await refused).toMatchObject({ kind: 'bad-option', ...reason })
  })

  it('takes last week, and the secret that the key has of it, where nothing is said', async () => {
    const found = await verifyDraw({ ledger: await desk(), clock: NEXT_WEEK, lots: LOTS }, {}, drawBySecret)
    expect(found).toMatchObject({ week: W47, secret: LOTS.secret(W47), isPledged: undefined, fits: true })
  })

  it('is told in words and as data', async () => {
    const d = await desk()
    await repairsDone(d, 4)
    const found = await verify(d)
    expect(verifiedText(found, 'zh').split('\n')).toEqual([
      '2026-W47 · 办结 4 · 必访 0 · 抽中 2 · 免访 0 · 未抽中 2',
      `密钥 ${LOTS.secret(W47)}`,
      '密钥和周初公布的承诺码对得上',
      ...found.picked.map(({ number }) => expect.stringMatching(`2026-11-16 10:1\\d:00  ${number}`) as unknown),
      '抽签对得上',
    ])
    const [picked, at] = [{ number: found.picked[0]?.number ?? ('' as never), cycle: 2 }, sh('2026-11-16 10:11')]
    const fault = { kind: 'passed-over', picked, instead: { ...picked, cycle: 1 }, at } as const
    expect(
      verifiedText({ ...found, fits: false, faults: [fault] }, 'zh')
        .split('\n')
        .slice(-3),
    ).toEqual([
      `2026-11-16 10:11:00 抽中了 ${picked.number}/2，而 ${picked.number} 已在抽签里，签更小`,
      expect.stringContaining('请看“历史”') as unknown,
      '抽签对不上',
    ])
    expect(verifiedText({ ...found, fits: false, faults: [{ kind: 'too-few', picked: 1, wanted: 2 }] }, 'en')).toMatch(
      /\n1 were to be called, 2 at least were wanted.*\nThe draw does not fit$/,
    )
    expect(JSON.parse(verifiedJson(found))).toMatchObject({ week: W47, fits: true, finished: 4, faults: [] })
  })
})
