import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR } from './desk-rules.ts'
import { type House, openHouse } from './house.ts'
import { play } from './play.ts'
import type { Script, Step, Timed } from './script.ts'
import { makeTemplate, type Template, workFolder } from './template.ts'
import { withoutCompareAndSet, withoutIntent, withoutSendTimeCheck, withoutVerifying } from './unprotected.ts'

const folder = workFolder()
let house: House
let template: Template

beforeAll(async () => {
  house = await openHouse()
  template = await makeTemplate(house, folder)
})

afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const type = (seed: number): Step => ({ do: 'edit', edit: 'typeRow', seed })
const edit = (at: number, name: Extract<Timed['event'], { kind: 'edit' }>['edit'], seed = 1): Timed => ({
  at,
  event: { kind: 'edit', edit: name, seed },
})
const sweep = (...events: readonly Timed[]): Step => ({ do: 'sweep', events })
const scriptOf = (...steps: readonly Step[]): Script => ({ seed: 1, plain: true, steps })
const HOURS: Step = { do: 'wait', by: 5 * HOUR }
/** A sweep that has something to do reads, looks where the tabs are and what notes stand there, and writes. */
const [LOOK, BATCH, FIRST_MAIL] = [1, 2, 3]

const late = [type(1), type(2), type(3), type(4), HOURS]

describe.each([
  {
    protection: 'compare-and-set',
    wire: withoutCompareAndSet,
    missed: ['notices: went out as 2 mails'],
    // Another sweep runs between this one's read and its batch.
    script: scriptOf(...late, sweep({ at: LOOK, event: { kind: 'sweep' } })),
  },
  {
    protection: 'the check of what a batch has hit',
    wire: withoutVerifying,
    missed: ['notices: was never told', 'notices: was not there'],
    // Rows come and go between this sweep's look and its batch.
    script: scriptOf(...late, sweep(edit(BATCH, 'insertRow')), type(5), type(6), sweep(edit(BATCH, 'deleteRow'))),
  },
  {
    protection: 'intent before a mail is sent',
    wire: withoutIntent,
    missed: ['notices: went out as 2 mails', 'notices: is in no line of the outbox'],
    // The process dies when its first mails have left.
    script: scriptOf(...late, sweep({ at: FIRST_MAIL + 2, event: { kind: 'crash' } })),
  },
  {
    protection: 'the check before a mail is sent',
    wire: withoutSendTimeCheck,
    missed: ['notices: it was done'],
    // Somebody resolves two cases between this sweep's look and its batch.
    script: scriptOf(...late, sweep(edit(BATCH, 'resolve', 1), edit(BATCH, 'resolve', 2))),
  },
])('$protection', ({ wire, script, missed }) => {
  it('keeps the promises', async () => {
    expect((await play(script, { house, template, folder })).broken).toEqual([])
  })

  it('is missed when it is taken away', async () => {
    const { broken } = await play(script, { house, template, folder, wire })
    const words = broken.map(({ promise, words }) => `${promise}: ${words}`)
    const isOne = (one: string, wanted: string): boolean => wanted.split(': ').every((part) => one.includes(part))
    expect(words.filter((one) => missed.some((wanted) => isOne(one, wanted)))).not.toEqual([])
  })
})
