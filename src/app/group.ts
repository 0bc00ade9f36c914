import { Failure } from '../model/failure.ts'
import type { Instant } from '../model/instant.ts'
import type { ReportTab } from '../model/report-tab.ts'
import type { Clock } from '../ports/clock.ts'
import type { GroupBook, GroupTables, ReadSite } from '../ports/group.ts'
import type { Log } from '../ports/log.ts'
import { readFigures } from '../sheet/figures-tab.ts'
import { type GroupSettings, readGroupSettings } from '../sheet/group-settings.ts'
import { readSites, type SiteRow, type Sites } from '../sheet/group-sites.ts'
import { groupChecks } from '../statistics/group/checks.ts'
import { faultOf } from '../statistics/group/faults.ts'
import { type GroupReport, groupReport, type Site } from '../statistics/group/group-report.ts'
import { parsePublished } from '../statistics/group/published.ts'
import { renderGroup } from '../statistics/group/tab/group-tab.ts'
import { addMonths, type Month, monthOf, parseMonth } from '../statistics/month.ts'

export interface GroupParts {
  readonly book: GroupBook
  readonly readSite: ReadSite
  readonly clock: Clock
  readonly log: Log
}

export interface GroupOptions {
  /** Default: the month of now and the one before, in the group's zone: a site makes a month final only some days after it. */
  readonly month?: Month
  readonly now?: Instant
}

export interface WrittenGroup {
  /** The latest month first. */
  readonly months: readonly { readonly tab: ReportTab; readonly report: GroupReport }[]
  readonly settings: GroupSettings
}

/** So many sites are read at once; what the account may call in a minute holds back the rest. */
const AT_ONCE = 4
/** So often everything is read again where somebody sorts the tab of sites meanwhile. */
const TRIES = 3

/**
 * Reads what the sites have published and writes the tabs of months (R47), and beside each site in the tab of sites how it stands. A site
 * that cannot be read is named and keeps no other from being counted.
 *
 * Throws `Failure` of the group's own workbook: `not-set-up` where it has no tab of sites, `overtaken` where that never stands still.
 */
export async function writeGroup(parts: GroupParts, { month, now }: GroupOptions = {}): Promise<WrittenGroup> {
  const at = now ?? parts.clock.now()
  for (let tries = 1; ; tries++) {
    const tables = await parts.book.read()
    const { settings, problems } = readGroupSettings(tables.get('groupSettings'))
    const sites = readSites(tables.get('sites'), settings.language)
    const present = monthOf(settings.zone, at)
    const asked = month === undefined ? [present, addMonths(present, -1)] : [month]
    const read = await readAll(parts, sites, [...asked, present])
    const counted = read.map(({ site }) => site)
    const months = asked.map((one) => {
      const report = groupReport(counted, one)
      const group = { site: settings.group, zone: settings.zone, language: settings.language }
      return { report, tab: renderGroup(report, { group, rankFrom: settings.rankFrom }) }
    })
    // Reading many sites takes its time: where a row stands by now is what counts.
    const last = await parts.book.read()
    if (isSame(tables, last)) {
      const cells = groupChecks(last, { sites, read, settings, problems, month: present })
      const tabs = months.map(({ tab }) => tab)
      if ((await parts.book.write(last, cells, tabs)) === 'written') {
        parts.log.info('group-written', { months: asked, sites: counted.length })
        return { months, settings }
      }
    }
    if (tries >= TRIES) throw new Failure({ kind: 'overtaken', tries })
  }
}

const isSame = (one: GroupTables, other: GroupTables): boolean =>
  JSON.stringify([...one].map(([key, { rows }]) => [key, rows])) ===
  JSON.stringify([...other].map(([key, { rows }]) => [key, rows]))

interface ReadRow {
  readonly row: number
  readonly site: Site
}

/** The sites that are to be counted, each with what it has published, in the order of their tab. */
async function readAll(parts: GroupParts, { rows }: Sites, asked: readonly Month[]): Promise<readonly ReadRow[]> {
  const active = rows.filter(({ isActive }) => isActive)
  const wanted = monthsWanted(asked)
  const found: ReadRow[] = []
  const queue = [...active.entries()]
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, row] = next
      found[index] = { row: row.row, site: await readOne(parts, row, wanted) }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return found
}

async function readOne(
  { readSite, log }: GroupParts,
  { name, spreadsheet, problems }: SiteRow,
  wanted: ReadonlySet<Month>,
): Promise<Site> {
  if (spreadsheet === undefined) return { name, address: undefined, months: { fault: faultOf(problems) } }
  try {
    const { figures, address } = await readSite(spreadsheet)
    if (figures === undefined) return { name, address, months: { fault: faultOf('no-figures') } }
    // What the months are written in is told by themselves.
    const months = readFigures(figures, 'UTC').flatMap(({ month: text, text: published }) => {
      const month = parseMonth(text)
      return month === undefined || !wanted.has(month) ? [] : [[month, parsePublished(published)] as const]
    })
    return {
      name,
      address,
      // A month that stands under another's name is none of ours.
      months: new Map(
        months.map(([month, one]) => [month, typeof one !== 'string' && one.month !== month ? 'broken' : one]),
      ),
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    log.warn('site-unread', { why: thrown.reason.kind })
    return { name, address: undefined, months: { fault: faultOf(thrown.reason) } }
  }
}

/** The months that those asked for are compared with, and they themselves. */
function monthsWanted(asked: readonly Month[]): ReadonlySet<Month> {
  const wanted = new Set<Month>()
  for (const month of asked) for (let back = 0; back <= 12; back++) wanted.add(addMonths(month, -back))
  return wanted
}
