import type { TabKey } from '../../../../sheets-template/workbook/index.ts'
import { Failure } from '../../../model/failure.ts'
import { REPORT_KINDS, type ReportKind, type ReportTab } from '../../../model/report-tab.ts'
import type { Layout, SheetPlace } from '../layout.ts'

/** So many ids belong to one title: somebody else's tab may have the first. */
const IDS_EACH = 4
/** Behind these the reports stand. */
const REGISTERS: readonly TabKey[] = ['complaint', 'repair', 'callback', 'incident']

/** Ids that belong to a name, so that a tab or chart can be made, and found again, in one batch. */
export function idsFor(name: string, count: number): readonly number[] {
  let id = 0x811c9dc5
  for (const sign of name) id = Math.imul(id ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return Array.from({ length: count }, (_, index) => (id + index) & 0x3fffffff)
}

/** The tabs as they are while reports are written, one after the other, in one batch. */
export interface ReportPlaces {
  /** Where the report is, or will be. Throws `Failure` `title-taken` where somebody else's tab has its title. */
  readonly of: (report: ReportTab) => ReportPlace
  /** What a link to a tab calls it, be it there or still to come. */
  readonly sheetIdOf: (title: string) => number
  readonly charts: () => ReadonlySet<number>
}
export interface ReportPlace {
  readonly sheetId: number
  readonly known: SheetPlace | undefined
  /** Where a new tab goes. */
  readonly index: number
}

export function reportPlaces({ titles, tabs }: Layout): ReportPlaces {
  const order: { readonly title: string; readonly kind: ReportKind | undefined }[] = [...titles.values()].map(
    ({ title, report }) => ({ title, kind: report?.kind }),
  )
  const taken = new Set([...titles.values()].map(({ sheetId }) => sheetId))
  const made = new Map<string, number>()
  const registers = new Set(REGISTERS.flatMap((key) => tabs.get(key)?.title ?? []))

  /** Behind the registers and the reports that stand there and come before it; of one kind the latest first. */
  function indexOf({ kind, title }: ReportTab): number {
    let index = order.findLastIndex((one) => registers.has(one.title)) + 1
    const rank = (one: ReportKind): number => REPORT_KINDS.indexOf(one)
    for (let at = index; at < order.length; at++) {
      const there = order[at]
      if (there?.kind === undefined) break
      if (rank(there.kind) < rank(kind) || (there.kind === kind && there.title > title)) index = at + 1
    }
    return index
  }

  return {
    of(report) {
      const known = titles.get(report.title)
      const ids = idsFor(report.title, IDS_EACH)
      if (known !== undefined) {
        if (!ids.includes(known.sheetId)) throw new Failure({ kind: 'title-taken', title: report.title })
        return { sheetId: known.sheetId, known, index: 0 }
      }
      const sheetId = ids.find((id) => !taken.has(id))
      if (sheetId === undefined) throw new Failure({ kind: 'title-taken', title: report.title })
      const index = indexOf(report)
      order.splice(index, 0, report)
      taken.add(sheetId)
      made.set(report.title, sheetId)
      return { sheetId, known, index }
    },
    sheetIdOf: (title) => made.get(title) ?? titles.get(title)?.sheetId ?? idsFor(title, 1)[0] ?? 0,
    charts: () => new Set([...titles.values()].flatMap(({ charts }) => charts)),
  }
}
