import { createHash } from 'node:crypto'
import { htmlTemplate } from '../../mail/eta.ts'
import type { Phone } from '../../mail/phones.ts'
import { STYLE } from './style.ts'

/** Something said of a case. */
export interface ShownFact {
  readonly label: string
  readonly text: string
  /** In its place, numbers that may be called. */
  readonly phones?: readonly Phone[]
}

/** What a form asks. */
export interface AskedField {
  /** Its name in the form, and its place in the page. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with what was typed. */
  readonly error?: string | undefined
  readonly isRequired?: boolean
  /** What was typed, or what is offered. */
  readonly value: string
  readonly as:
    | { readonly kind: 'text'; readonly most: number }
    | { readonly kind: 'line'; readonly type: 'text' | 'email'; readonly most: number; readonly fill?: string }
    | { readonly kind: 'time'; readonly from?: string | undefined; readonly until?: string | undefined }
    | { readonly kind: 'one'; readonly of: readonly Choice[] }
    | { readonly kind: 'list'; readonly blank: string; readonly groups: readonly ChoiceGroup[] }
}

export interface Choice {
  readonly value: string
  readonly text: string
}

/** Choices under a heading; those without one stand first. */
export interface ChoiceGroup {
  readonly heading?: string | undefined
  readonly of: readonly Choice[]
}

/** A form, and what it carries along unseen. */
export interface ShownForm {
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly fields: readonly AskedField[]
  /** What will be written, and where. */
  readonly note?: string | undefined
  readonly button: string
}

export interface ShownLink {
  readonly text: string
  readonly href: string
}

/** A page behind a mail's button: nothing in it needs a script. */
export interface ActPage {
  readonly lang: 'zh-CN' | 'en'
  readonly site: string
  readonly title: string
  readonly heading: string
  /** How the heading is meant; without one it is only a heading. */
  readonly tone?: 'good' | 'warn' | 'bad' | undefined
  /** Under the heading, a paragraph each. */
  readonly lines: readonly string[]
  /** Over the fields that are wrong, with links to them. */
  readonly errorHeading: string
  readonly factsHeading: string
  readonly facts: readonly ShownFact[]
  readonly form?: ShownForm | undefined
  /** What else can be done: large, and below it as words. */
  readonly buttons: readonly ShownLink[]
  readonly links: readonly ShownLink[]
  readonly pastHeading: string
  readonly past: readonly { readonly at: string; readonly text: string }[]
  readonly foot: string
}

htmlTemplate(
  '@act/field',
  `<% const said = [it.hint === undefined ? '' : it.name + '-hint', it.error === undefined ? '' : it.name + '-error'].filter((id) => id !== '').join(' ') %>
<% const isGroup = it.as.kind === 'one' %>
<% if (isGroup) { %><fieldset id="<%= it.name %>" tabindex="-1"<% if (said !== '') { %> aria-describedby="<%= said %>"<% } %>><legend><%= it.label %></legend>
<% } else { %><div class="field"><label for="<%= it.name %>"><%= it.label %></label><% } %>
<% if (it.hint !== undefined) { %><p class="hint" id="<%= it.name %>-hint"><%= it.hint %></p><% } %>
<% if (it.error !== undefined) { %><p class="error" id="<%= it.name %>-error"><%= it.error %></p><% } %>
<% if (it.as.kind === 'text') { %><textarea id="<%= it.name %>" name="<%= it.name %>" rows="5" maxlength="<%= it.as.most %>"<% if (it.isRequired) { %> required<% } %>
<% if (it.error !== undefined) { %> aria-invalid="true"<% } %><% if (said !== '') { %> aria-describedby="<%= said %>"<% } %>>
<%= it.value %></textarea><% } else if (it.as.kind === 'line') { %><input id="<%= it.name %>" name="<%= it.name %>" type="<%= it.as.type %>" value="<%= it.value %>"
 maxlength="<%= it.as.most %>"<% if (it.as.fill !== undefined) { %> autocomplete="<%= it.as.fill %>"<% } %><% if (it.isRequired) { %> required<% } %>
<% if (it.error !== undefined) { %> aria-invalid="true"<% } %><% if (said !== '') { %> aria-describedby="<%= said %>"<% } %>>
<% } else if (it.as.kind === 'time') { %><input id="<%= it.name %>" name="<%= it.name %>" type="datetime-local" value="<%= it.value %>"
<% if (it.as.from !== undefined) { %> min="<%= it.as.from %>"<% } %><% if (it.as.until !== undefined) { %> max="<%= it.as.until %>"<% } %>
<% if (it.isRequired) { %> required<% } %><% if (it.error !== undefined) { %> aria-invalid="true"<% } %><% if (said !== '') { %> aria-describedby="<%= said %>"<% } %>>
<% } else if (it.as.kind === 'one') { %><% for (const [index, one] of it.as.of.entries()) { %>
<label class="choice"><input type="radio" name="<%= it.name %>" value="<%= one.value %>"<% if (one.value === it.value) { %> checked<% } %>
<% if (it.isRequired && index === 0) { %> required<% } %>><span><%= one.text %></span></label><% } %>
<% } else { %><select id="<%= it.name %>" name="<%= it.name %>"<% if (it.isRequired) { %> required<% } %>
<% if (it.error !== undefined) { %> aria-invalid="true"<% } %><% if (said !== '') { %> aria-describedby="<%= said %>"<% } %>>
<option value=""><%= it.as.blank %></option><% for (const group of it.as.groups) { %><% if (group.heading !== undefined) { %><optgroup label="<%= group.heading %>"><% } %>
<% for (const one of group.of) { %><option value="<%= one.value %>"<% if (one.value === it.value) { %> selected<% } %>><%= one.text %></option><% } %>
<% if (group.heading !== undefined) { %></optgroup><% } %><% } %></select><% } %>
<% if (isGroup) { %></fieldset><% } else { %></div><% } %>`,
)

/** The page as a browser gets it. */
export const actPage: (view: ActPage) => string = htmlTemplate(
  '@act/page',
  `<!doctype html>
<html lang="<%= it.lang %>">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark"><meta name="format-detection" content="telephone=no"><title><%= it.title %></title>
<link rel="icon" href="data:,"><style>${STYLE}</style></head>
<body>
<header><p><%= it.site %></p></header>
<main>
<% const errors = (it.form === undefined ? [] : it.form.fields).filter((one) => one.error !== undefined) %>
<% if (errors.length > 0) { %><div class="card told bad" role="alert" tabindex="-1" autofocus><h2><%= it.errorHeading %></h2><ul>
<% for (const one of errors) { %><li><a href="#<%= one.name %>"><%= one.error %></a></li><% } %></ul></div><% } %>
<% if (it.tone !== undefined) { %><div class="card told <%= it.tone %>"><h1><%= it.heading %></h1>
<% for (const line of it.lines) { %><p><%= line %></p><% } %></div>
<% } else { %><h1><%= it.heading %></h1><% for (const line of it.lines) { %><p><%= line %></p><% } %><% } %>
<% if (it.facts.length > 0) { %><section class="card" aria-label="<%= it.factsHeading %>"><dl>
<% for (const fact of it.facts) { %><dt><%= fact.label %></dt><dd><% const phones = fact.phones ?? [] %>
<% for (const phone of phones) { %><% if (phone.tel !== undefined) { %><a href="tel:<%= phone.tel %>"><%= phone.shown %></a> <% } else { %><%= phone.shown %> <% } %><% } %>
<% if (phones.length === 0) { %><%= fact.text %><% } %></dd><% } %></dl></section><% } %>
<% if (it.form !== undefined) { %><form method="post" action="?" novalidate>
<% for (const one of it.form.hidden) { %><input type="hidden" name="<%= one.name %>" value="<%= one.value %>"><% } %>
<% for (const one of it.form.fields) { %><%~ include('@act/field', one) %><% } %>
<% if (it.form.note !== undefined) { %><p class="hint"><%= it.form.note %></p><% } %>
<button type="submit"><%= it.form.button %></button></form><% } %>
<% for (const one of it.buttons) { %><a class="button" href="<%= one.href %>"><%= one.text %></a><% } %>
<% if (it.links.length > 0) { %><ul class="links"><% for (const one of it.links) { %><li><a href="<%= one.href %>"><%= one.text %></a></li><% } %></ul><% } %>
<% if (it.past.length > 0) { %><section><h2><%= it.pastHeading %></h2><ol class="past">
<% for (const one of it.past) { %><li><time><%= one.at %></time><%= one.text %></li><% } %></ol></section><% } %>
</main>
<footer><p><%= it.foot %></p></footer>
</body>
</html>
`,
)

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** What every page says to a browser: keep nothing, run nothing, load nothing, show nobody else's frame around it, tell nobody about it. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  // No other site hears of the address; without `Origin` our own forms could not be told from others'.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}
