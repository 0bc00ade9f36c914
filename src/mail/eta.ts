import { Eta } from 'eta/core'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What a template puts in, fit for element content and for quoted attributes. A misspelt name would say `undefined`: it throws. */
function escaped(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`a template put in: ${String(value)}`)
  return String(value).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

const eta = new Eta({ autoEscape: true, escapeFunction: escaped })

/** What is put in unescaped: other templates, and what a layout is laid around. */
const RAW = /<%[-_]?\s*~(?!\s*(?:include\(|it\.body\b))/

/**
 * A template of HTML in eta's language: `<%= it.name %>` is escaped, so whatever a cell held stays text (promise 8); attributes stand in
 * double quotes. Others may use it by its name: `<%~ include('@mail/facts', { facts: it.facts }) %>`, `<% layout('@mail/page') %>`.
 * Throws where anything else would be put in unescaped; using it throws `TypeError` where `it` has no such text. Say what a template
 * takes where it is kept: `const page: (view: View) => string = htmlTemplate(…)`.
 */
export function htmlTemplate(name: `@${string}`, source: string): (data: object) => string {
  if (RAW.test(source)) throw new Error(`${name} puts something in unescaped`)
  eta.loadTemplate(name, source)
  return (data) => eta.render(name, data)
}
