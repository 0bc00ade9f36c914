import document from './schema.json' with { type: 'json' }

/**
 * The messages of Sheets v4 by name, each field with its type in a short notation: `s` text, `i` whole number, `n` number,
 * `b` boolean, `a` any value, `e:A|B` one of these words, `r:Name` a message, `[]x` a list of x, `{}x` a map to x.
 * Taken from the service's published description (discovery document).
 */
export type Message = ReadonlyMap<string, string>

const messages: ReadonlyMap<string, Message> = new Map(
  Object.entries(document).map(([name, fields]) => [name, new Map(Object.entries(fields))]),
)

/** A message's fields. A name that the description does not have is a mistake of ours, so it throws. */
export function message(name: string): Message {
  const found = messages.get(name)
  if (found === undefined) throw new Error(`no message ${name}`)
  return found
}

/** `startRowIndex` → `start_row_index`: the service names fields so when it complains of a request. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)

/** `start_row_index` → `startRowIndex`: the service takes either on input. */
export const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())
