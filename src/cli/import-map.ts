import { readFile } from 'node:fs/promises'
import type { Language } from '../model/language.ts'
import type { CaseRegister } from '../model/register.ts'
import { ImportFault } from '../sheet/import/fault.ts'
import { type ImportMap, parseImportMap } from '../sheet/import/map.ts'

/** Reads and checks a map. Throws `ImportFault`: `file-…`, `no-json`, `bad-map`. */
export async function readMap(file: string, register: CaseRegister, language: Language): Promise<ImportMap> {
  const text = await readFile(file, 'utf8').catch((thrown: unknown) => {
    const cause = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
    throw new ImportFault(
      cause === 'ENOENT' ? { kind: 'file-missing', file } : { kind: 'file-unreadable', file, cause },
    )
  })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (thrown) {
    const cause = thrown instanceof Error ? thrown.message : String(thrown)
    throw new ImportFault({ kind: 'no-json', file, cause })
  }
  const map = parseImportMap(json, register, language)
  if ('problems' in map) throw new ImportFault({ kind: 'bad-map', file, problems: map.problems })
  return map
}
