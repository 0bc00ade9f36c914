import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlTemplate } from '../../src/mail/eta.ts'

const unescape = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

const twice = htmlTemplate('@test/twice', '<p title="<%= it.text %>"><%= it.text %></p>')

describe('a template', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onclick="x', '&quot; onclick=&quot;x'],
    ["'", '&#39;'],
    ['&lt;', '&amp;lt;'],
    ['<%= it.text %>', '&lt;%= it.text %&gt;'],
    ['电梯 👍', '电梯 👍'],
  ])('escapes %j', (text, escaped) => {
    expect(twice({ text })).toBe(`<p title="${escaped}">${escaped}</p>`)
  })

  it('lets nothing out of its place, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = twice({ text }).slice('<p title="'.length, -'</p>'.length).split('">')
        expect(inner[0]).not.toMatch(/[<>"']/)
        expect(inner.map(unescape)).toEqual([text, text])
      }),
    )
  })

  it('takes what other templates made as it is', () => {
    htmlTemplate('@test/frame', '<div><%~ it.body %></div>')
    const framed = htmlTemplate(
      '@test/framed',
      "<% layout('@test/frame') %><%~ include('@test/twice', { text: it.text }) %>",
    )
    expect(framed({ text: '<' })).toBe('<div><p title="&lt;">&lt;</p></div>')
  })

  it.each(['<%~ it.text %>', '<%-~ it.text %>', '<%~ it.bodyText %>', '<%~it.list.join() %>'])(
    'that puts something in unescaped is none: %s',
    (source) => {
      expect(() => htmlTemplate('@test/raw', source)).toThrow('@test/raw puts something in unescaped')
    },
  )

  it.each(['<%= it.txet %>', '<%= it.text.nothing %>', '<%= it %>'])('with a misspelt name says so: %s', (source) => {
    const misspelt = htmlTemplate('@test/misspelt', source)
    expect(() => misspelt({ text: 'x' })).toThrow('a template put in: ')
  })
})
