import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { z } from 'zod'
import { ImportFault } from '../../sheet/import/fault.ts'
import { textChunks } from './text-chunks.ts'

export interface CsvOptions {
  readonly encoding: string
  readonly delimiter: string
}

/** A record with the line on which it begins; the first line is 1. */
export interface CsvRecord {
  readonly line: number
  readonly record: readonly string[]
}

/** A CSV file that was read through once and found to be one. */
export interface CsvFile {
  readonly header: readonly string[]
  /** How many records stand below the header. */
  readonly count: number
  /** Reads them, from the beginning each time. */
  records(): AsyncIterable<CsvRecord>
}

/** A record may not be longer than this: beyond it, a quote that was never closed is swallowing the file. */
const LONGEST_RECORD = 10_000_000

const Item = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/**
 * Opens a CSV file. It is read through to its end first, in a stream, so that what is wrong with the file as a whole is known
 * before anything is taken from it. Records with too few or too many cells come as they are; blank lines are left out.
 *
 * Throws `ImportFault`: `file-…`, `no-csv`, `wrong-encoding`, `open-quote`, `bad-csv`.
 */
export async function openCsv(file: string, options: CsvOptions): Promise<CsvFile> {
  let header: readonly string[] | undefined
  let count = 0
  for await (const { record } of readRecords(file, options)) {
    if (header === undefined) header = record
    else count++
  }
  if (header === undefined) throw new ImportFault({ kind: 'file-empty', file })
  if (header.some((name) => name.includes('\0'))) throw new ImportFault({ kind: 'no-csv', file })
  return {
    header,
    count,
    async *records() {
      let isHeader = true
      for await (const one of readRecords(file, options)) {
        if (!isHeader) yield one
        isHeader = false
      }
    },
  }
}

async function* readRecords(file: string, { encoding, delimiter }: CsvOptions): AsyncGenerator<CsvRecord> {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    info: true,
    relax_column_count: true,
    // A quote within a text that is not quoted is a quote: old ledgers are full of 12" pipes.
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: LONGEST_RECORD,
  })
  // Whatever fails, the parser ends with it, and the loop below throws it.
  pipeline(textChunks(file, encoding), parser, () => undefined)
  let end = 0
  try {
    for await (const item of parser) {
      const { record, info } = Item.parse(item)
      end = info.lines
      const inside = record.reduce((sum, text) => sum + text.split('\n').length - 1, 0)
      yield { line: end - inside, record }
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const line = end + 1
    const isOpen = thrown.code === 'CSV_QUOTE_NOT_CLOSED' || thrown.code === 'CSV_MAX_RECORD_SIZE'
    throw new ImportFault(
      isOpen ? { kind: 'open-quote', file, line } : { kind: 'bad-csv', file, line, cause: thrown.code },
      { cause: thrown },
    )
  }
}
