import { googleGroupBook } from '../adapters/google-sheets/group/book.ts'
import { readGoogleSite } from '../adapters/google-sheets/group/site.ts'
import { pinoLog } from '../adapters/pino/log.ts'
import type { GroupParts } from '../app/group.ts'
import { Failure } from '../model/failure.ts'
import { instant } from '../model/instant.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReadSite } from '../ports/group.ts'
import type { Log } from '../ports/log.ts'
import { OPTIONS, type Options } from './options.ts'
import { accessTo } from './wire.ts'

/**
 * Connects the group's use case to its workbook, as the options say. Sites are read with the same account, unless `readSite` knows another
 * way. Throws `Failure` `bad-option` where no workbook is named.
 */
export function wireGroup(options: Options, readSite?: ReadSite): GroupParts {
  const { group } = options
  if (group === undefined) throw new Failure({ kind: 'bad-option', option: OPTIONS.group.env, problem: 'missing' })
  const log = pinoLog(options.logLevel)
  const clock: Clock = { now: () => instant(Date.now()) }
  const { client, contextOf } = accessTo(options, log, clock)
  return {
    book: googleGroupBook(client, contextOf(group)),
    readSite: readSite ?? siteReader(options, log, clock),
    clock,
    log,
  }
}

/** Reads ledgers with the account that the options name. */
export function siteReader(options: Options, log: Log, clock: Clock): ReadSite {
  const { client, contextOf } = accessTo(options, log, clock)
  const isGoogles = options.sheetsUrl === undefined
  return readGoogleSite(client, contextOf, (id) =>
    isGoogles ? `https://docs.google.com/spreadsheets/d/${id}/edit` : undefined,
  )
}
