import { describe, expect, it } from 'vitest'
import { memoryMailer } from '../../src/adapters/memory/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instant } from '../../src/model/instant.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import type { Mailer } from '../../src/ports/mailer.ts'
import { readNotices } from '../../src/sheet/notice-log.ts'
import type { Fault } from '../../src/standalone/sheets-server/index.ts'
import { FIRST } from '../support/desk.ts'
import { openSheetsDesk, silent } from '../support/sheets-desk.ts'

const at = (time: string) => instant(Date.parse(`2026-11-21T${time}+08:00`))
const complaint = {
  receivedAt: '2026-11-21 09:30',
  firstReceiver: '王芳',
  customer: '张伟',
  phone: '13900001234',
  room: '3-2-1201',
  category: '噪音扰民',
  description: '楼上太吵',
}

/** A desk whose calls go wrong as told, from the moment `arm` is called: the first call after it is 1. */
async function faultyDesk(fault: (call: number) => Fault | undefined) {
  let armed: number | undefined
  const desk = await openSheetsDesk({
    faults: ({ number }) => (armed === undefined ? undefined : fault(number - armed)),
  })
  await desk.ledger.setUp('zh')
  await desk.person.type('complaint', [complaint])
  return {
    ...desk,
    arm: () => {
      armed = desk.calls.length
    },
    disarm: () => {
      armed = undefined
    },
  }
}

let run = 0
const once = (ledger: Ledger, mailer: Mailer, time: string) =>
  sweep({ ledger, mailer, clock: { now: () => at(time) }, log: silent, runId: `run${run++}` })

const numbersAndLines = async (ledger: Ledger) => {
  const { tables } = await ledger.read()
  const notices = tables.get('notices')
  const numbers = (tables.get('complaint')?.rows ?? []).slice(FIRST).map((cells) => cells[0])
  const lines = notices ? readNotices(notices, 'Asia/Shanghai').linesOf(new Set(numbers.map(String))) : []
  return { numbers, lines: lines.map(({ clock, level, state }) => `${clock}-${level}-${state}`) }
}

const faults: readonly (readonly [string, Fault])[] = [
  ['cut before it is carried out', { cut: 'before' }],
  ['cut after it was carried out', { cut: 'after' }],
  ['answered 500', { status: 500 }],
  ['answered 503', { status: 503 }],
  ['answered 429', { status: 429 }],
]

describe.each([1, 2, 3, 4])('call %i of a sweep that numbers and mails', (call) => {
  it.each(faults)('%s: one number, one mail, once', async (_name, fault) => {
    const desk = await faultyDesk((number) => (number === call ? fault : undefined))
    const mailer = memoryMailer()
    try {
      desk.arm()
      await once(desk.newLedger(), mailer, '09:36:00')
      desk.disarm()
      await once(desk.newLedger(), mailer, '09:36:00')
      expect(await numbersAndLines(desk.ledger)).toEqual({ numbers: ['TS-20261121-001'], lines: ['respond-1-sent'] })
      expect(mailer.sent).toHaveLength(1)
    } finally {
      await desk.close()
    }
  })
})

describe('a service that is away for longer than anybody waits', () => {
  it.each([1, 2, 3, 4])(
    'from call %i on: the next sweep ends what this one began, under one Message-ID',
    async (call) => {
      const desk = await faultyDesk((number) => (number >= call ? { status: 503 } : undefined))
      const mailer = memoryMailer()
      try {
        desk.arm()
        await once(desk.newLedger(), mailer, '09:36:00').catch(() => undefined)
        desk.disarm()
        await once(desk.newLedger(), mailer, '09:37:00')
        await once(desk.newLedger(), mailer, '09:47:00')
        expect(await numbersAndLines(desk.ledger)).toEqual({ numbers: ['TS-20261121-001'], lines: ['respond-1-sent'] })
        // Where the mail had left and only the note of it was lost, nobody can know: it goes again as the same mail.
        expect(new Set(mailer.sent.map(({ messageId }) => messageId)).size).toBe(1)
        expect(mailer.sent.length).toBeLessThanOrEqual(2)
      } finally {
        await desk.close()
      }
    },
  )
})

describe('several sweeps at once', () => {
  it('are as good as one', async () => {
    const desk = await faultyDesk(() => undefined)
    const mailer = memoryMailer()
    try {
      await desk.person.type(
        'complaint',
        Array.from({ length: 5 }, () => complaint),
      )
      await Promise.all(Array.from({ length: 4 }, () => once(desk.newLedger(), mailer, '09:36:00')))
      const { numbers, lines } = await numbersAndLines(desk.ledger)
      expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((n) => `TS-20261121-00${n}`))
      expect(lines).toEqual(numbers.map(() => 'respond-1-sent'))
      expect(mailer.sent).toHaveLength(6)
    } finally {
      await desk.close()
    }
  })
})
