import { serialAt } from '../formats/serial.ts'
import type { Context, Native } from './native.ts'
import { fault, isFault, numberOf, scalarOf } from './value.ts'

let lastAsked = { now: Number.NaN, timeZone: '', serial: 0 }

/** Thousands of formulas and rules ask at the same instant, and a zone's calendar is dear. */
function serialNow({ now, timeZone }: Context): number {
  if (lastAsked.now !== now || lastAsked.timeZone !== timeZone)
    lastAsked = { now, timeZone, serial: serialAt(now, timeZone) }
  return lastAsked.serial
}

/** Functions whose results change without any cell changing. */
export const clocks: Record<string, Native> = {
  NOW: (_, context) => serialNow(context),
  TODAY: (_, context) => Math.floor(serialNow(context)),
  RAND: (_, { random }) => random(),
  RANDBETWEEN: ([low, high], { random }) => {
    const a = numberOf(scalarOf(low?.()))
    const b = numberOf(scalarOf(high?.()))
    if (isFault(a)) return a
    if (isFault(b)) return b
    return a > b ? fault('#NUM!') : Math.ceil(a) + Math.floor(random() * (Math.floor(b) - Math.ceil(a) + 1))
  },
}

/** The names of those functions. */
export const VOLATILE: ReadonlySet<string> = new Set(Object.keys(clocks))
