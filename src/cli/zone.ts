import { isZone } from '../calendar/zone.ts'
import { Failure } from '../model/failure.ts'

/** A time zone as typed on the command line. Throws `Failure` `bad-option` for what is none. */
export function zoneOption(text: string): string {
  if (!isZone(text)) throw new Failure({ kind: 'bad-option', option: '--zone', problem: '如/e.g. Asia/Shanghai' })
  return text
}
