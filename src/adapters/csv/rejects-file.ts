import { type FileHandle, open } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import { ImportFault } from '../../sheet/import/fault.ts'
import type { CsvRecord } from './csv-file.ts'

/** A record that was not taken, and why, in words. */
interface RejectedRecord extends CsvRecord {
  readonly reason: string
}

export interface RejectsFile {
  write(records: readonly RejectedRecord[]): Promise<void>
  /** Says whether there is a file: without rejects there is none. */
  close(): Promise<boolean>
}

/** A name of ours that the file does not use itself, so that the rejects, once corrected, can be imported as they are. */
const unused = (name: string, header: readonly string[]): string =>
  header.includes(name) ? unused(`reject_${name}`, header) : name

/**
 * A file of the records that were not taken: the columns of the source, unchanged, then `reason` and `line`. The cells that a
 * record has too many come last. UTF-8 with a byte order mark, which wins over the map's encoding when it is imported again.
 *
 * `write` throws `ImportFault` `rejects-unwritable`.
 */
export function rejectsFile(file: string, header: readonly string[], delimiter: string): RejectsFile {
  let handle: FileHandle | undefined
  const begin = async (): Promise<FileHandle> => {
    const opened = await open(file, 'w')
    const names = [...header, unused('reason', header), unused('line', header)]
    await opened.appendFile(`\uFEFF${stringify([names], { delimiter })}`)
    return opened
  }
  return {
    async write(records) {
      if (records.length === 0) return
      const rows = records.map(({ record, reason, line }) => {
        const own = header.map((_, index) => record[index] ?? '')
        return [...own, reason, String(line), ...record.slice(header.length)]
      })
      try {
        handle ??= await begin()
        await handle.appendFile(stringify(rows, { delimiter }))
      } catch (thrown) {
        const cause = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
        throw new ImportFault({ kind: 'rejects-unwritable', file, cause }, { cause: thrown })
      }
    },
    async close() {
      await handle?.close()
      return handle !== undefined
    },
  }
}
