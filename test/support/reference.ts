import { existsSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** Reference material that stands beside a checkout on some machines only; the project never needs it to build, run or pass. */
const root = process.env['DAILY_CLEAR_REFERENCE'] ?? path.resolve(import.meta.dirname, '../../../shared')

/** The path of a reference file, or undefined, with a printed line, where it is absent. */
export function reference(file: string): string | undefined {
  const found = path.join(root, file)
  if (existsSync(found)) return realpathSync(found)
  console.log(`skipped: reference file ${file} is not on this machine`)
  return undefined
}
