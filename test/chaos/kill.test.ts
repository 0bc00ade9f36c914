import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HOUR } from './desk-rules.ts'
import { diceOf } from './dice.ts'
import { type House, type Knock, openHouse } from './house.ts'
import type { Committed } from './record.ts'
import { openRun, type Run, type Stage } from './run.ts'
import { makeTemplate, type Template, workFolder } from './template.ts'

/** A sweep in a process of its own is really killed, between any two of its effects; the next sweep goes on. */

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

/** Where a process is killed: at a call, before it is carried out or before its answer leaves; at a mail, before or after its end. */
interface Death {
  readonly at: 'call' | 'mail'
  /** Which, from 1. */
  readonly nth: number
  readonly when: 'before' | 'after'
}

const TOKEN = 'killed'

function begin(run: Pick<Run, 'time'>): ChildProcess {
  return spawn(process.execPath, [new URL('./sweep-process.ts', import.meta.url).pathname, String(run.time.now())], {
    stdio: 'ignore',
    env: {
      DAILY_CLEAR_SPREADSHEET: template.spreadsheetId,
      DAILY_CLEAR_SHEETS_URL: house.url,
      DAILY_CLEAR_SHEETS_TOKEN: TOKEN,
      DAILY_CLEAR_LOG: 'silent',
      SMTP_URL: house.smtpUrl,
    },
  })
}

const kill = (child: ChildProcess | undefined): void => void child?.kill('SIGKILL')

async function sweepThatDies({ at, nth, when }: Death): Promise<{ readonly run: Run; readonly died: boolean }> {
  const here: { child?: ChildProcess } = {}
  const committed: Committed[] = []
  let calls = 0
  const isFatal = (): boolean => at === 'call' && calls === nth
  const stranger: Stage['stranger'] = {
    porter: () => {
      calls++
      if (at === 'call' && calls > nth) return Promise.resolve('gone')
      if (!isFatal()) return Promise.resolve(undefined)
      if (when === 'after') return Promise.resolve('cut-after')
      kill(here.child)
      return Promise.resolve('gone')
    },
    onDone: ({ call }: Knock, status) => {
      if (isFatal()) kill(here.child)
      if (call === 'POST :batchUpdate' && status === 200)
        committed.push({
          desk: run.staff.desk(),
          now: run.time.now(),
          latest: run.time.latest(),
          began: run.time.now(),
        })
    },
  }
  const run = openRun({ house, template, folder, stranger }, { plain: true })
  for (const seed of [1, 2, 3]) await run.staff.do('typeRow', diceOf(seed))
  await run.time.sleep(HOUR)
  // It has its time until it is killed.
  if (at === 'mail') house.setMood({ at: when === 'before' ? 'body' : 'end', keeps: true, after: 20_000 }, nth - 1)
  here.child = begin(run)
  const over = once(here.child, 'exit')
  if (at === 'mail') {
    const isThere = (): boolean => {
      const talk = house.talks[nth - 1]
      return when === 'before' ? (talk?.to ?? '') !== '' : talk?.kept === true
    }
    while (!isThere() && here.child.exitCode === null) await sleep(5)
    kill(here.child)
  }
  const [, signal] = (await over) as [number | null, string | null]
  house.setMood(undefined)
  for (const { raw } of house.talks.filter(({ kept }) => kept)) {
    const { messageId = '', text = '', subject = '', to } = await simpleParser(raw)
    const address = Array.isArray(to) ? '' : (to?.value[0]?.address ?? '')
    run.taken.push({ mail: { messageId, to: address, subject, text, html: '', references: [] }, on: [...committed] })
  }
  return { run, died: signal === 'SIGKILL' }
}

const deaths: readonly Death[] = (['before', 'after'] as const).flatMap((when) => [
  ...[1, 2, 3, 4].map((nth): Death => ({ at: 'call', nth, when })),
  ...[1, 2, 3, 4, 5, 6].map((nth): Death => ({ at: 'mail', nth, when })),
])

it.each(deaths)('killed $when $at $nth: the next sweep goes on', async (death) => {
  const { run, died } = await sweepThatDies(death)
  expect(died).toBe(true)
  await run.staff.do('sort', diceOf(6))
  await run.staff.do('resolve', diceOf(1))
  const broken = await run.rest(diceOf(1))
  run.close()
  expect(broken).toEqual([])
})
