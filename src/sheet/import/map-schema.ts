import { z } from 'zod'
import { isZone } from '../../calendar/zone.ts'
import { CLOCKS } from '../../model/clock.ts'
import type { CaseRegister } from '../../model/register.ts'
import { cellReader } from '../cells.ts'
import type { Column } from '../definition.ts'
import { REGISTER_TABS } from '../register-table.ts'
import { Misread } from '../typed/misread.ts'
import { plain } from '../words.ts'
import type { Expected } from './map-problem.ts'
import { isTimeFormat } from './time.ts'

const isEncoding = (label: string): boolean => {
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    return false
  }
}

/** An error of ours: its text is looked up where it is shown. */
const expects = (error: Expected): { readonly error: Expected } => ({ error })

const name = z.string().min(1)
const source = z.union([name.transform((one): string[] => [one]), z.array(name).min(1)], expects('source'))

/** An object with some of these keys, as a map: a key is data here. */
const keyed = <T extends z.ZodType>(keys: readonly string[], schema: T) =>
  z
    .strictObject(Object.fromEntries(keys.map((key) => [key, schema.optional()])))
    .transform((found) => new Map(Object.entries(found).filter(([, value]) => value !== undefined)))

/** The columns of a register that a map can fill, and the clocks that it can bring deadlines for. */
export function mappable(register: CaseRegister) {
  const columns: readonly Column[] = REGISTER_TABS[register].columns
  return {
    columns: columns.filter(({ writer }) => writer === 'people'),
    clocks: CLOCKS.filter((clock) => columns.some(({ key }) => key === `${clock}Due`)),
  }
}

/** A map for a register, as it stands in its JSON file. */
export function importMapSchema(register: CaseRegister) {
  const { columns, clocks } = mappable(register)
  const keys = columns.map(({ key }) => key)
  return z
    .strictObject({
      remark: z.string().optional(),
      timeZone: z.string().refine(isZone, expects('zone')),
      timeFormats: z.array(z.string().refine(isTimeFormat, expects('format'))).min(1),
      encoding: z.string().refine(isEncoding, expects('encoding')).default('utf-8'),
      delimiter: z
        .string()
        .regex(/^[^"\r\n]$/u, expects('delimiter'))
        .default(','),
      blank: z.array(name).default([]),
      columns: keyed(keys, source),
      constants: keyed(keys, name).default(new Map()),
      words: keyed(keys, z.record(name, name)).default(new Map()),
      deadlines: keyed(clocks, source).optional(),
      status: z
        .strictObject({ column: source, open: z.array(z.string()), resolved: z.array(z.string()).min(1) })
        .optional(),
    })
    .superRefine((map, ctx) => {
      const add = (path: readonly (string | number)[], message: Expected) =>
        ctx.addIssue({ code: 'custom', path: [...path], message, input: map })
      checkNeeds(columns, map, add)
      for (const column of columns) checkTexts(column, map, add)
      for (const [index, word] of (map.status?.open ?? []).entries())
        if (map.status?.resolved.some((other) => plain(other) === plain(word)) === true)
          add(['status', 'open', index], 'bothWays')
    })
}

type Add = (path: readonly (string | number)[], message: Expected) => void
type Keyed<T> = ReadonlyMap<string, T | undefined>

/** What no row can do without must come from somewhere: said once here, rather than of every row. */
function checkNeeds(
  columns: readonly Column[],
  map: { readonly columns: Keyed<unknown>; readonly constants: Keyed<string>; readonly status?: unknown },
  add: Add,
): void {
  const has = (key: string) => map.columns.has(key) || map.constants.has(key)
  // Without its own number a row cannot be known again, and an import that was cut short could not be run again.
  const own = ['externalId', 'receivedAt', ...(map.status === undefined ? [] : ['resolvedAt'])]
  for (const key of own) if (!map.columns.has(key)) add(['columns', key], 'neededColumn')
  for (const { key, required } of columns)
    if (required === true && !own.includes(key) && !has(key)) add(['columns', key], 'needed')
  if (!has('anonymous'))
    for (const key of ['customer', 'phone']) if (!map.columns.has(key)) add(['columns', key], 'reachable')
}

/** The texts that a map brings itself must be ones that their column understands: a mistake there would stand in every row. */
function checkTexts(
  column: Column,
  map: { readonly constants: Keyed<string>; readonly words: Keyed<Readonly<Record<string, string>>> },
  add: Add,
): void {
  const read = cellReader(column, 'UTC')
  const isBad = (text: string): boolean => read(text, undefined) instanceof Misread
  const constant = map.constants.get(column.key)
  const words = Object.entries(map.words.get(column.key) ?? {})
  if (column.type === 'instant') {
    if (constant !== undefined) add(['constants', column.key], 'fixedTime')
    if (words.length > 0) add(['words', column.key], 'fixedTime')
    return
  }
  if (constant !== undefined && isBad(constant)) add(['constants', column.key], 'badWord')
  for (const [word, text] of words) if (isBad(text)) add(['words', column.key, word], 'badWord')
}
