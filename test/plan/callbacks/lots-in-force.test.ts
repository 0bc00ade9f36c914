import { describe, expect, it } from 'vitest'
import { hmacLots } from '../../../src/adapters/hmac/lots.ts'
import type { Week } from '../../../src/model/week.ts'
import { lotsInForce, pledges, whyNoLots } from '../../../src/plan/callbacks/lots-in-force.ts'

const lots = hmacLots(new Uint8Array(32).fill(1), 'x')
const other = hmacLots(new Uint8Array(32).fill(2), 'x')
const week = (number: number): Week => `2026-W${number}` as Week
const pledged = (...weeks: readonly Week[]) => weeks.map((one) => `${one} ${lots.pledge(one)}`).join(', ')

describe('the lots of a week', () => {
  it.each<[string, string | undefined]>([
    ['a desk that never drew', undefined],
    ['the week before', pledged(week(46))],
    ['what nobody can read', '=1+1'],
    ['half of a pledge', '2026-W47'],
  ])('are pledged before anything is drawn: %s', (_, memory) => {
    const { lots: drawn, remember } = lotsInForce(lots, { lots: memory }, week(47))
    expect(drawn).toBe(lots)
    const said = String(remember.get('lots'))
    expect(pledges({ lots: said }).get(week(47))).toBe(lots.pledge(week(47)))
    expect(lotsInForce(lots, { lots: said }, week(47))).toEqual({ lots, remember: new Map() })
  })

  it.each<[string, Parameters<typeof lotsInForce>, string]>([
    ['there is no key', [undefined, { lots: pledged(week(47)) }, week(47)], 'no-key'],
    ['there never was', [undefined, { lots: undefined }, week(47)], 'no-key'],
    ['the key is another one', [other, { lots: pledged(week(46), week(47)) }, week(47)], 'other-key'],
    ['somebody wrote over the pledge', [lots, { lots: '2026-W47 0000' }, week(47)], 'other-key'],
  ])('cannot be drawn where %s, and no pledge is changed', (_, asked, why) => {
    expect(lotsInForce(...asked)).toEqual({ lots: undefined, remember: new Map() })
    expect(whyNoLots(...asked)).toBe(why)
  })

  it('of another key are drawn from the next week on', () => {
    const memory = { lots: pledged(week(47)) }
    const { lots: drawn, remember } = lotsInForce(other, memory, week(48))
    expect(drawn).toBe(other)
    expect(pledges({ lots: String(remember.get('lots')) })).toEqual(
      new Map([
        [week(47), lots.pledge(week(47))],
        [week(48), other.pledge(week(48))],
      ]),
    )
  })

  it('are remembered for as many weeks as their tab shows', () => {
    let memory: string | undefined
    for (let number = 20; number < 40; number++)
      memory = lotsInForce(lots, { lots: memory }, week(number)).remember.get('lots')
    expect([...pledges({ lots: memory }).keys()]).toEqual(Array.from({ length: 13 }, (_, index) => week(27 + index)))
  })
})
