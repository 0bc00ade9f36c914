import { badRequest, invalid } from './api-error.ts'
import { camel, message } from './schema.ts'

/** A field mask as a tree. An empty map means "the whole of it". */
export type Mask = ReadonlyMap<string, Mask>
type Tree = Map<string, Tree>

/** The mask that takes everything. */
export const ALL: Mask = new Map()

/**
 * Reads a field mask: `a,b.c`, `a/b`, `a(b,c.d)`, `*`. With `root` the names are held to that message of the protocol and
 * to those below it; an unknown one is the service's 400.
 */
export function parseMask(text: string, root?: string): Mask {
  const tree: Tree = new Map()
  let at = 0

  const list = (into: Tree): void => {
    for (;;) {
      path(into)
      if (text[at] !== ',') return
      at++
    }
  }
  const path = (into: Tree): void => {
    let node = into
    for (;;) {
      const name = camel(/^[^.,/()]*/.exec(text.slice(at))?.[0].trim() ?? '')
      at += /^[^.,/()]*/.exec(text.slice(at))?.[0].length ?? 0
      if (name === '') throw badMask(text)
      if (name !== '*') {
        const below = node.get(name) ?? new Map<string, Tree>()
        node.set(name, below)
        node = below
      }
      const next = text[at]
      if (next === '.' || next === '/') {
        at++
      } else if (next === '(') {
        at++
        list(node)
        if (text[at] !== ')') throw badMask(text)
        at++
        return
      } else return
    }
  }
  list(tree)
  if (at < text.length) throw badMask(text)
  if (root !== undefined) check(tree, root, '', text)
  return tree
}

function check(mask: Mask, name: string, at: string, text: string): void {
  const fields = message(name)
  for (const [key, below] of mask) {
    const type = fields.get(key)?.replace(/^(\[\]|\{\})+/, '')
    const path = at === '' ? key : `${at}.${key}`
    if (type === undefined || (below.size > 0 && !type.startsWith('r:') && type !== 'a')) throw badMask(path)
    if (below.size > 0 && type.startsWith('r:')) check(below, type.slice(2), path, text)
  }
}

const badMask = (path: string): Error =>
  invalid('Request contains an invalid argument.', [
    badRequest([
      {
        field: path,
        description: `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`,
      },
    ]),
  ])

/** What an answer keeps under a mask. Lists are cut item by item; what the mask does not name is left out. */
export function cut(value: unknown, mask: Mask): unknown {
  if (mask.size === 0) return value
  if (Array.isArray(value)) return value.map((item: unknown) => cut(item, mask))
  if (typeof value !== 'object' || value === null) return value
  const out: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const below = mask.get(key)
    if (below !== undefined) out[key] = cut(item, below)
  }
  return out
}

/** Whether a mask asks for the thing at a path: itself, something above it, or something below it. */
export function asks(mask: Mask, ...path: readonly string[]): boolean {
  let node = mask
  for (const name of path) {
    if (node.size === 0) return true
    const below = node.get(name)
    if (below === undefined) return false
    node = below
  }
  return true
}

/** The mask below a path that {@link asks} says it asks for. */
export function below(mask: Mask, ...path: readonly string[]): Mask {
  let node = mask
  for (const name of path) node = node.get(name) ?? ALL
  return node
}

/**
 * The mask of an update request, which the service insists on.
 * @throws the service's 400 when it is missing or names what is not in the message `root`
 */
export function updateMask(text: string | null | undefined, root: string): Mask {
  if (text === undefined || text === null || text.trim() === '') {
    throw invalid("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
  }
  const mask = new Map(parseMask(text))
  // gspread and others write `userEnteredFormat` paths with the message's own name in front; the service takes them bare only.
  for (const [key, rest] of mask) {
    try {
      check(new Map([[key, rest]]), root, '', text)
    } catch {
      throw invalid(`Invalid field: ${key}`)
    }
  }
  return mask
}

/**
 * `target` with the masked fields taken from `source`; a masked field that the source does not have is removed. Neither is
 * changed. Colours come in two forms (`xColor` and `xColorStyle`); naming either sets both.
 */
export function merge<T extends object>(target: T, source: T, mask: Mask): T {
  if (mask.size === 0) return structuredClone(source)
  const out = new Map<string, unknown>(Object.entries(target))
  const from = new Map<string, unknown>(Object.entries(source))
  for (const [key, rest] of withColours(mask)) {
    const value = from.get(key)
    const before = out.get(key)
    if (rest.size === 0) set(out, key, structuredClone(value))
    else if (isObject(value) || isObject(before)) {
      const merged = merge(isObject(before) ? before : {}, isObject(value) ? value : {}, rest)
      set(out, key, Object.keys(merged).length === 0 && !isObject(value) ? undefined : merged)
    }
  }
  return Object.fromEntries(out) as T
}

function withColours(mask: Mask): Mask {
  const out = new Map(mask)
  for (const key of mask.keys()) {
    if (/Color$|^color$/.test(key)) out.set(`${key}Style`, ALL)
    if (/ColorStyle$|^colorStyle$/.test(key)) {
      out.set(key, ALL)
      out.set(key.slice(0, -'Style'.length), ALL)
    }
  }
  return out
}

const set = (map: Map<string, unknown>, key: string, value: unknown): void => {
  if (value === undefined) map.delete(key)
  else map.set(key, value)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
