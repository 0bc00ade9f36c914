/** Text that is HTML already: made only by `html` and `joined`, so whatever else comes along is escaped. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Escapes a text for element content and for quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/** A template of HTML: what is put in is escaped unless it is `Html`. Attributes stand in double quotes. */
export const html = (strings: TemplateStringsArray, ...values: readonly (string | Html)[]): Html =>
  new Html(
    strings
      .map((string, index) => {
        const value = values[index]
        return string + (value === undefined ? '' : value instanceof Html ? value.text : escapeHtml(value))
      })
      .join(''),
  )

/** Pieces one after the other, with `between` between them. */
export const joined = (pieces: readonly Html[], between = ''): Html =>
  new Html(pieces.map(({ text }) => text).join(between))
