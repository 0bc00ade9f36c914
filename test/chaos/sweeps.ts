import { quotaOf } from '../../src/adapters/google-sheets/quota.ts'
import { smtpMailer } from '../../src/adapters/smtp/mailer.ts'
import { sweep } from '../../src/app/sweep.ts'
import { instant } from '../../src/model/instant.ts'
import type { Mail, Mailer, MailOutcome } from '../../src/ports/mailer.ts'
import type { CallFault } from './call-faults.ts'
import { diceOf } from './dice.ts'
import type { DeskOptions, House, Knock } from './house.ts'
import { MAIL_MOODS, type MailMood } from './mail-moods.ts'
import { type PartsOf, partsOf, silent } from './parts.ts'
import type { Committed, Swept, Taken } from './record.ts'
import type { Event, Timed } from './script.ts'
import type { Staff } from './staff/staff.ts'
import type { Template } from './template.ts'
import type { Time } from './time.ts'

/** A promise, and how it is kept. */
const deferred = <T>() => Promise.withResolvers<T>()

const never = (): Promise<never> => new Promise(() => undefined)

export interface SweepsOptions {
  readonly house: House
  readonly template: Template
  readonly time: Time
  readonly staff: () => Staff
  readonly tell: (words: string) => void
  /** Addresses that never take anything. */
  readonly dead: ReadonlySet<string>
  /** How a sweep's parts are made; a test of the tests leaves something out. */
  readonly wire?: PartsOf
  /** Lets calls in whose token is no sweep's of this process. */
  readonly stranger?: Pick<DeskOptions, 'porter' | 'onDone'> | undefined
}

/** A sweep that is under way. */
interface Running {
  readonly number: number
  readonly began: number
  readonly events: readonly Timed[]
  /** Its effects so far. */
  effects: number
  readonly calls: string[]
  isCalm: boolean
  readonly committed: Committed[]
  readonly until: number | undefined
  /** Told when it stands still before its effect `until`. */
  readonly stopped: PromiseWithResolvers<'stopped'>
  readonly goOn: PromiseWithResolvers<undefined>
  readonly crashed: PromiseWithResolvers<{ readonly kind: 'crashed' }>
}

/** How long a sweep may take, in milliseconds, as the functions have it. */
const SWEEP_TIME = 50_000

type Fault = Extract<Event, { kind: 'fault' }>

const tokenOf = (number: number): string => `sweep-${number}`

/** Sweeps, each with what happens before its effects. What goes on at the same time is taken in turn, so that a run can be replayed. */
export function sweepsOf({ house, template, time, staff, tell, dead, stranger, wire = partsOf }: SweepsOptions) {
  const running = new Map<string, Running>()
  const standing: { readonly run: Running; readonly ended: Promise<unknown> }[] = []
  const swept: Swept[] = []
  const taken: Taken[] = []
  const tally = { faults: 0, crashes: 0 }
  let process = smtpProcess()
  let numbers = 0

  function smtpProcess() {
    const mailer = smtpMailer({ url: house.smtpUrl, from: 'daily-clear@example.com', log: silent })
    const quota = quotaOf({ perMinute: 60, now: time.steady, sleep: time.sleep })
    return { mailer, quota, isShaken: false }
  }

  /** What happens before an effect; what it says goes wrong with the effect. */
  async function before(run: Running, name: string): Promise<Fault | 'gone' | undefined> {
    const at = run.effects++
    if (run.until === at) {
      tell(`  sweep ${run.number} stands still before ${name}`)
      run.stopped.resolve('stopped')
      await run.goOn.promise
      tell(`  sweep ${run.number} goes on`)
    }
    let fault: Fault | undefined
    for (const { event } of run.events.filter((one) => one.at === at)) {
      for (const other of running.values()) other.isCalm = false
      if (event.kind === 'edit') await staff().do(event.edit, diceOf(event.seed))
      else if (event.kind === 'clock') time.jump(event.by)
      else if (event.kind === 'sweep') await beside(event.until)
      else if (event.kind === 'fault') fault = event
      else {
        tell(`  sweep ${run.number} dies before ${name}`)
        tally.crashes++
        process = smtpProcess()
        running.delete(tokenOf(run.number))
        run.crashed.resolve({ kind: 'crashed' })
        return 'gone'
      }
    }
    return fault
  }

  async function porter({ token, call }: Knock): Promise<CallFault | 'gone' | undefined> {
    const run = running.get(token)
    if (run === undefined) return stranger === undefined ? 'gone' : stranger.porter({ token, call })
    run.calls.push(call)
    const fault = await before(run, call)
    if (fault === 'gone') return fault
    if (fault !== undefined) tally.faults++
    tell(`  sweep ${run.number}: ${call}${fault === undefined ? '' : ` !! ${fault.call}`}`)
    return fault?.call
  }

  function onDone({ token, call }: Knock, status: number): void {
    const run = running.get(token)
    if (run === undefined) stranger?.onDone({ token, call }, status)
    else if (call === 'POST :batchUpdate' && status === 200)
      run.committed.push({ desk: staff().desk(), now: time.now(), latest: time.latest(), began: run.began })
  }

  /** A mail with which something goes wrong takes the real way, and so does the one that follows it on what is left of the connection. */
  function mailerOf(run: Running, mine: ReturnType<typeof smtpProcess>): Mailer {
    const sent = async (mail: Mail, mood: MailMood | undefined): Promise<MailOutcome> => {
      const isNear = mood === undefined && !mine.isShaken
      mine.isShaken = mood !== undefined
      if (isNear) {
        taken.push({ mail, on: [...run.committed] })
        return { kind: 'sent' }
      }
      const begun = house.talks.length
      house.setMood(mood && MAIL_MOODS[mood])
      const outcome = await mine.mailer.send(mail)
      house.setMood(undefined)
      const kept = house.talks.slice(begun).filter((talk) => talk.kept)
      taken.push(...kept.map(() => ({ mail, on: [...run.committed] })))
      return outcome
    }
    return {
      async send(mail) {
        const fault = await before(run, `mail to ${mail.to}`)
        if (fault === 'gone') return never()
        const mood: MailMood | undefined = dead.has(mail.to) ? 'never (recipient)' : fault?.mail
        if (fault !== undefined) tally.faults++
        const outcome = await sent(mail, mood)
        tell(
          `  sweep ${run.number}: mail to ${mail.to} ${mail.subject} [${mail.messageId}]: ${mood ?? ''} ${outcome.kind}`,
        )
        return outcome
      },
    }
  }

  function begin(events: readonly Timed[], until?: number) {
    const number = ++numbers
    const token = tokenOf(number)
    const run: Running = {
      number,
      began: time.now(),
      events,
      effects: 0,
      calls: [],
      isCalm: running.size === 0,
      committed: [],
      until,
      stopped: deferred(),
      goOn: deferred(),
      crashed: deferred(),
    }
    for (const other of running.values()) other.isCalm = false
    running.set(token, run)
    const mine = process
    const parts = wire(
      {
        house,
        token,
        spreadsheetId: template.spreadsheetId,
        clock: { now: () => instant(time.now()) },
        // A process that is dead does not wake up.
        sleep: (milliseconds) => (running.get(token) === run ? time.sleep(milliseconds) : never()),
        quota: mine.quota,
      },
      mailerOf(run, mine),
    )
    tell(`sweep ${number} at ${new Date(time.now() + 8 * 3_600_000).toISOString().slice(11, 19)}`)
    const done = sweep({ ...parts, runId: `run${number}`, until: instant(time.now() + SWEEP_TIME) }).then(
      ({ changes, sent, failed }) => ({ kind: 'done', changes, sent, failed }) as const,
      (error: unknown) => ({ kind: 'failed', error }) as const,
    )
    const ended = Promise.race([done, run.crashed.promise]).then((became) => {
      running.delete(token)
      const one: Swept = { number, calls: run.calls, effects: run.effects, isCalm: run.isCalm, became }
      swept.push(one)
      if (one.isCalm && became.kind === 'done') staff().seen()
      tell(
        `sweep ${number} ${became.kind} ${became.kind === 'done' ? became.changes : String('error' in became ? became.error : '')}`,
      )
      return one
    })
    return { run, ended }
  }

  /** Another sweep, to its end or until it stands still. */
  async function beside(until: number | undefined): Promise<void> {
    const { run, ended } = begin([], until)
    const became = await Promise.race([ended, run.stopped.promise])
    if (became === 'stopped') standing.push({ run, ended })
  }

  return {
    swept,
    taken,
    tally,
    porter,
    onDone,
    sweep: async (events: readonly Timed[]): Promise<Swept> => {
      const one = await begin(events).ended
      for (const { run, ended } of standing.splice(0)) {
        run.goOn.resolve(undefined)
        await ended
      }
      return one
    },
  }
}
