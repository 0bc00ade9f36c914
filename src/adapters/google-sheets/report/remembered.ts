import type { sheets_v4 } from '@googleapis/sheets'
import { REPORT_KINDS, type ReportKind } from '../../../model/report-tab.ts'
import { keptKeys, REPORT_KEY } from '../keys.ts'

/** What a report's tab says of itself: which kind it is, and how it goes onto paper, of which the service knows nothing. */
export interface Remembered {
  readonly metadataId: number
  readonly value: string
  readonly kind: ReportKind | undefined
}

/** What a sheet remembers of being a report; undefined where it is none. */
export function remembered(
  metadata: readonly sheets_v4.Schema$DeveloperMetadata[] | undefined,
): Remembered | undefined {
  const [one] = keptKeys(metadata, REPORT_KEY)
  return one && { metadataId: one.metadataId, value: one.key, kind: kindIn(one.key) }
}

function kindIn(text: string): ReportKind | undefined {
  const said = /^\{"kind":"([a-z]+)"/.exec(text)?.[1]
  return REPORT_KINDS.find((kind) => kind === said)
}
