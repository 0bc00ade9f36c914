import { ImportFault } from '../../sheet/import/fault.ts'
import { type CsvFile, type CsvOptions, type CsvRecord, openCsv } from './csv-file.ts'

/** In turn: what is in neither is told as not being the first. */
const ENCODINGS = ['utf-8', 'gb18030'] as const

/** What stands between two cells: as most write it, as Excel does where a comma is in numbers, as a sheet is copied, as it slips in. */
const DELIMITERS = [',', ';', '\t', '，'] as const

/**
 * Reads a file that holds a small tab. The encoding is UTF-8, or the one of Chinese software; cells are parted by whatever makes the
 * first line fit best, as `fit` counts.
 *
 * Throws `ImportFault`: `file-…`, `no-csv`, `wrong-encoding`, `open-quote`, `bad-csv`.
 */
export async function readTabCsv(
  file: string,
  fit: (header: readonly string[]) => number,
): Promise<{ readonly header: readonly string[]; readonly records: readonly CsvRecord[] }> {
  const encoding = await encodingOf(file)
  let best: { readonly csv: CsvFile; readonly fits: number } | undefined
  for (const delimiter of DELIMITERS) {
    const csv = await opened(file, { encoding, delimiter }, best !== undefined)
    const fits = csv === undefined ? -1 : fit(csv.header)
    if (csv !== undefined && (best === undefined || fits > best.fits)) best = { csv, fits }
  }
  if (best === undefined) throw new ImportFault({ kind: 'file-empty', file })
  const { csv } = best
  return { header: csv.header, records: await Array.fromAsync(csv.records()) }
}

/** With another delimiter than the file has, a quote may be in the wrong place: that says nothing of the file. */
async function opened(file: string, options: CsvOptions, isGuess: boolean): Promise<CsvFile | undefined> {
  try {
    return await openCsv(file, options)
  } catch (thrown) {
    if (isGuess && thrown instanceof ImportFault) return undefined
    throw thrown
  }
}

async function encodingOf(file: string): Promise<(typeof ENCODINGS)[number]> {
  for (const encoding of ENCODINGS)
    try {
      await openCsv(file, { encoding, delimiter: DELIMITERS[0] })
      return encoding
    } catch (thrown) {
      if (!(thrown instanceof ImportFault)) throw thrown
      // Whatever else is wrong with it, it is text in this encoding.
      if (thrown.reason.kind !== 'wrong-encoding') return encoding
    }
  return ENCODINGS[0]
}
