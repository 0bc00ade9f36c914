import type { Attachment } from 'mailparser'

/**
 * What a mail's HTML is shown under: no scripts, no forms, nothing fetched from anywhere, an origin of its own. Links open
 * in a page of their own, which is free of the sandbox and knows nothing of us.
 */
export const FRAME_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** Pictures beyond this are not put into the page; they can be saved as any other attachment. */
const LARGEST_PICTURE = 1_000_000
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

/**
 * A mail's HTML as a page for the frame. It is left as it came, for the policy and not a filter keeps it harmless; a
 * `<base>` before it makes links open elsewhere, and small pictures that came with it are put in.
 */
export function framePage(html: string, parts: readonly Attachment[]): string {
  const pictures = new Map(
    parts.flatMap(({ cid, contentType, content, size }) =>
      cid !== undefined && size <= LARGEST_PICTURE && PICTURES.has(contentType)
        ? [[cid, `data:${contentType};base64,${content.toString('base64')}`] as const]
        : [],
    ),
  )
  const body =
    pictures.size === 0
      ? html
      : html.replaceAll(/\bcid:([^\s"'<>)]{1,500})/gi, (whole, id: string) => pictures.get(decoded(id)) ?? whole)
  return `<!doctype html><meta charset="utf-8"><base target="_blank">${body}`
}

const decoded = (id: string): string => {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
