import type { Words } from '../../model/language.ts'
import { CASE_REGISTERS, type CaseRegister } from '../../model/register.ts'
import { addMonths, type Month } from '../month.ts'
import type { PublishedMonth, Unread } from './published.ts'
import { addRegisters, addTotals, type GroupedTotals, NO_REGISTER, NOTHING, type Totals } from './totals.ts'

/** A site as far as its ledger was read. */
export interface Site {
  readonly name: string
  /** Where a browser opens its ledger; undefined where nobody knows. */
  readonly address: string | undefined
  /** What it has published of each month; what keeps it from being read. */
  readonly months: ReadonlyMap<Month, PublishedMonth | Unread> | Fault
}

/** Why nothing of a site is counted, in words for whoever keeps the group's workbook. */
export interface Fault {
  readonly fault: Words
}
export const isFault = (months: Site['months']): months is Fault => 'fault' in months

/** A site with what was counted of one register. */
export interface SiteTotals {
  readonly name: string
  readonly address: string | undefined
  readonly totals: Totals
}

/** Two months beside each other, of the sites alone that published both: what joined meanwhile is no increase. */
interface Compared {
  readonly sites: number
  readonly now: Totals
  readonly then: Totals
}

export interface GroupRegister {
  readonly register: CaseRegister
  readonly totals: GroupedTotals
  /** In the order of the tab of sites. */
  readonly sites: readonly SiteTotals[]
  /** Sites in which this register alone could not be counted. */
  readonly uncounted: readonly string[]
  /** Undefined where no site published both months. */
  readonly before: Compared | undefined
  readonly yearBefore: Compared | undefined
  /** Twelve months, this one the last; each of the sites that published it. */
  readonly trend: readonly { readonly month: Month; readonly sites: number; readonly totals: Totals }[]
}

/** The month of all sites together (R47). */
export interface GroupReport {
  readonly month: Month
  /** Sites that published the month. */
  readonly sites: readonly {
    readonly name: string
    readonly address: string | undefined
    readonly published: PublishedMonth
  }[]
  /** Sites of which nothing is counted, and why: nothing published of this month, or not read. */
  readonly absent: readonly { readonly name: string; readonly address: string | undefined; readonly why: Why }[]
  readonly registers: readonly GroupRegister[]
}

export type Why = Fault | 'not-published' | Unread

const YEAR = 12

/** Adds up what sites have published of a month, each of them once: a pure function, whatever their order comes to the same sums. */
export function groupReport(sites: readonly Site[], month: Month): GroupReport {
  const there: { name: string; address: string | undefined; published: PublishedMonth }[] = []
  const absent: { name: string; address: string | undefined; why: Why }[] = []
  for (const { name, address, months } of sites) {
    const published = isFault(months) ? months : (months.get(month) ?? 'not-published')
    if (typeof published === 'string' || 'fault' in published) absent.push({ name, address, why: published })
    else there.push({ name, address, published })
  }
  return { month, sites: there, absent, registers: CASE_REGISTERS.map((register) => addUp(register, sites, month)) }
}

function addUp(register: CaseRegister, sites: readonly Site[], month: Month): GroupRegister {
  const here = sites.flatMap((site) => {
    const totals = publishedOf(site, register, month)
    return totals === undefined ? [] : [{ site, totals }]
  })
  const compared = (other: Month): Compared | undefined => {
    const both = here.flatMap(({ site, totals }) => {
      const then = publishedOf(site, register, other)
      return then === undefined ? [] : [{ now: totals.total, then: then.total }]
    })
    if (both.length === 0) return undefined
    return { sites: both.length, now: sumOf(both.map(({ now }) => now)), then: sumOf(both.map(({ then }) => then)) }
  }
  return {
    register,
    totals: here.reduce((sum, { totals }) => addRegisters(sum, totals), NO_REGISTER),
    sites: here.map(({ site: { name, address }, totals }) => ({ name, address, totals: totals.total })),
    uncounted: sites.flatMap((site) => (isUncounted(site, register, month) ? [site.name] : [])),
    before: compared(addMonths(month, -1)),
    yearBefore: compared(addMonths(month, -YEAR)),
    trend: Array.from({ length: YEAR }, (_, at) => {
      const one = addMonths(month, at + 1 - YEAR)
      const all = sites.flatMap((site) => publishedOf(site, register, one)?.total ?? [])
      return { month: one, sites: all.length, totals: sumOf(all) }
    }),
  }
}

const sumOf = (totals: readonly Totals[]): Totals => totals.reduce(addTotals, NOTHING)

function monthOfSite({ months }: Site, month: Month): PublishedMonth | undefined {
  const published = isFault(months) ? undefined : months.get(month)
  return typeof published === 'string' ? undefined : published
}

const publishedOf = (site: Site, register: CaseRegister, month: Month): GroupedTotals | undefined =>
  monthOfSite(site, month)?.registers.find((one) => one.register === register)?.totals

function isUncounted(site: Site, register: CaseRegister, month: Month): boolean {
  const published = monthOfSite(site, month)
  return published !== undefined && publishedOf(site, register, month) === undefined
}
