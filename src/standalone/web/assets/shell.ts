/** What a page loads at once, by names under `/assets/`. */
export interface Loaded {
  readonly script: string
  readonly styles: readonly string[]
  /** Scripts that its script cannot begin without: asked for at the same time. */
  readonly imports: readonly string[]
}

const SOURCE = /\s*<script\b[^>]*\bsrc="[^"]*main\.ts"[^>]*><\/script>/

/** A page's `index.html` with the bundled files in place of its source; a page that names none gets them in its head. */
export function shell(html: string, { script, styles, imports }: Loaded): string {
  const links = [
    ...styles.map((name) => `<link rel="stylesheet" href="/assets/${name}">`),
    ...imports.map((name) => `<link rel="modulepreload" href="/assets/${name}">`),
    `<script type="module" src="/assets/${script}"></script>`,
  ].join('\n')
  const bare = html.replace(SOURCE, '')
  return bare.includes('</head>') ? bare.replace('</head>', () => `${links}\n</head>`) : `${links}\n${bare}`
}
