import { badRequest, invalid } from './api-error.ts'
import { camel, message, snake } from './schema.ts'
import type { Bodies } from './types.ts'

type Problem = { field: string; description: string }

const typeName: Record<string, string> = { s: 'TYPE_STRING', i: 'TYPE_INT32', n: 'TYPE_DOUBLE', b: 'TYPE_BOOL' }
const shown = (value: unknown): string => {
  const text = JSON.stringify(value)
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

/**
 * Takes a JSON body for a message of the protocol: unknown names and values of the wrong type are the service's 400, `null` is
 * "not given", `snake_case` names are taken for their `camelCase` ones, text becomes well-formed Unicode (a lone surrogate
 * would not survive the store). Lists of free values (cell values) keep their `null`s.
 */
export function decode<Name extends keyof Bodies>(name: Name, json: unknown): Bodies[Name] {
  const problems: Problem[] = []
  const body = decodeMessage(name, json ?? {}, '', problems)
  if (problems.length > 0) {
    throw invalid(problems.map((p) => p.description).join('\n'), [badRequest(problems)])
  }
  return body
}

function decodeMessage(name: string, json: unknown, at: string, problems: Problem[]): object {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    problems.push(wrong(json, at, `type.googleapis.com/google.apps.sheets.v4.${name}`))
    return {}
  }
  const fields = message(name)
  const out: Record<string, unknown> = {}
  for (const [given, value] of Object.entries(json)) {
    const key = fields.has(given) ? given : camel(given)
    const type = fields.get(key)
    if (type === undefined) {
      const where = at === '' ? '' : ` at '${at}'`
      problems.push({
        field: at,
        description: `Invalid JSON payload received. Unknown name ${JSON.stringify(given)}${where}: Cannot find field.`,
      })
      continue
    }
    if (value === null) continue
    out[key] = decodeValue(type, value, at === '' ? snake(key) : `${at}.${snake(key)}`, problems)
  }
  return out
}

function decodeValue(type: string, value: unknown, at: string, problems: Problem[]): unknown {
  if (type === 'a') return freeValue(value)
  if (type.startsWith('[]')) return decodeList(type.slice(2), value, at, problems)
  if (type.startsWith('{}')) return decodeMap(type.slice(2), value, at, problems)
  if (type.startsWith('r:')) return decodeMessage(type.slice(2), value, at, problems)
  const taken = decodeScalar(type, value)
  if (taken === undefined) problems.push(wrong(value, at, typeName[type] ?? 'TYPE_ENUM'))
  return taken
}

function decodeList(type: string, value: unknown, at: string, problems: Problem[]): unknown[] {
  if (!Array.isArray(value)) {
    // The service's JSON reader takes a single value for a list of one.
    return [decodeValue(type, value, `${at}[0]`, problems)]
  }
  const list: unknown[] = value
  if (type === 'a') return list.map(freeValue)
  return list.map((item, i) => decodeValue(type, item, `${at}[${i}]`, problems))
}

function decodeMap(type: string, value: unknown, at: string, problems: Problem[]): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(wrong(value, at, 'TYPE_MESSAGE'))
    return {}
  }
  const out: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    if (!/^-?\d+$/.test(key)) problems.push(wrong(key, at, 'TYPE_INT32'))
    else out[key] = decodeValue(type, item, `${at}[${key}].value`, problems)
  }
  return out
}

function decodeScalar(type: string, value: unknown): string | number | boolean | undefined {
  switch (type) {
    case 's':
      return typeof value === 'string' ? value.toWellFormed() : undefined
    case 'b':
      if (value === 'true' || value === 'false') return value === 'true'
      return typeof value === 'boolean' ? value : undefined
    case 'i': {
      const n = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
      return typeof n === 'number' && Number.isInteger(n) && Math.abs(n) <= 2_147_483_648 ? n : undefined
    }
    case 'n': {
      const n = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
      return typeof n === 'number' && Number.isFinite(n) ? n : undefined
    }
    default:
      return typeof value === 'string' && type.slice(2).split('|').includes(value) ? value : undefined
  }
}

const freeValue = (value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value)

const wrong = (value: unknown, at: string, type: string): Problem => ({
  field: at,
  description: `Invalid value at '${at}' (${type}), ${shown(value)}`,
})
