import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml, html, joined } from '../../src/mail/html.ts'

const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('the html template', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onclick="x', '&quot; onclick=&quot;x'],
    ["'", '&#39;'],
    ['&lt;', '&amp;lt;'],
    ['电梯 👍', '电梯 👍'],
  ])('escapes %j', (text, escaped) => {
    expect(html`<p title="${text}">${text}</p>`.text).toBe(`<p title="${escaped}">${escaped}</p>`)
  })

  it('takes HTML of its own making as it is', () => {
    expect(html`<ul>${joined([html`<li>${'<'}</li>`, html`<li>b</li>`], ' ')}</ul>`.text).toBe(
      '<ul><li>&lt;</li> <li>b</li></ul>',
    )
  })

  it('lets nothing out of its place, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/)
        expect(unescape(escapeHtml(text))).toBe(text)
      }),
    )
  })
})
