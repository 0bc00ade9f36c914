import { describe, expect, it } from 'vitest'
import { followable, isPlace, linkAt } from '../../../src/standalone/page/sheet/model/links.ts'
import { tabOf } from './support.ts'

describe('an address in a cell', () => {
  it.each([
    ['a row of a register', '#gid=1001&range=A12', true],
    ['cells of another tab', '#gid=1021603236&range=A5:F9', true],
    ['a page', 'https://example.org/a?b=c', true],
    ['a page without a lock', 'HTTP://example.org', true],
    ['a mail', 'mailto:desk@example.org', true],
    ['a script', 'javascript:alert(1)', false],
    ['a script that hides', ' javascript:alert(1)', false],
    ['a script behind a break', 'java\nscript:alert(1)', false],
    ['data', 'data:text/html,<script>alert(1)</script>', false],
    ['a blob', 'blob:https://example.org/x', false],
    ['a file', 'file:///etc/passwd', false],
    ['a path', '/mail', false],
    ['another host’s path', '//example.org', false],
    ['a place without a tab', '#range=A1', false],
    ['a hash of another kind', '#case=TS-20261121-001', false],
    ['what is no address', 'https://', false],
    ['nothing', '', false],
  ])('that is %s', (_, address, is) => {
    expect(followable(address)).toBe(is ? address : undefined)
  })

  it.each([
    ['#gid=1', true],
    ['https://example.org/#gid=1', false],
  ])('%s is a place here: %s', (address, is) => expect(isPlace(address)).toBe(is))

  it('leads somewhere while something stands there to press', () => {
    const tab = tabOf([['编号'], ['TS-1', '']])
    const [, row] = tab.rows
    const [first, second] = tab.columns
    if (row === undefined || first === undefined || second === undefined) throw new Error('no cells')
    row.links = ['#gid=1', '#gid=2']
    expect(linkAt({ row, column: first })).toBe('#gid=1')
    expect(linkAt({ row, column: second })).toBeUndefined()
  })
})
