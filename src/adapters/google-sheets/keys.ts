import type { sheets_v4 } from '@googleapis/sheets'
import type { KeyedColumn } from '../../sheet/column-keys.ts'

/** Developer metadata by which our columns and tabs are known, whatever people call them. The value is the key. */
export const COLUMN_KEY = 'daily-clear.column'
export const TAB_KEY = 'daily-clear.tab'
/** What a report's tab remembers of itself. */
export const REPORT_KEY = 'daily-clear.report'

/** Protected ranges with this description are ours. */
export const PROTECTION = 'daily-clear'

/** A column's key where it stands, with the metadata that says so. */
export interface KeptColumn extends KeyedColumn {
  readonly metadataId: number
}

/** The columns of a sheet that bear a key, each once; of a sheet that was asked for its columns' metadata. */
export function keptColumns(sheet: sheets_v4.Schema$Sheet | undefined): readonly KeptColumn[] {
  const found = new Map<number, KeptColumn>()
  for (const { startColumn, columnMetadata } of sheet?.data ?? [])
    for (const [index, { developerMetadata }] of (columnMetadata ?? []).entries())
      for (const one of keptKeys(developerMetadata, COLUMN_KEY))
        found.set(one.metadataId, { ...one, index: (startColumn ?? 0) + index })
  return [...found.values()]
}

/** The keys that metadata of one place says. */
export const keptKeys = (
  metadata: readonly sheets_v4.Schema$DeveloperMetadata[] | undefined,
  name: typeof COLUMN_KEY | typeof TAB_KEY | typeof REPORT_KEY,
): readonly { readonly key: string; readonly metadataId: number }[] =>
  (metadata ?? []).flatMap(({ metadataId, metadataKey, metadataValue }) =>
    metadataKey === name ? [{ key: metadataValue ?? '', metadataId: metadataId ?? 0 }] : [],
  )
