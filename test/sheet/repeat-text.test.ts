import { describe, expect, it } from 'vitest'
import { REPEAT_REASONS } from '../../src/model/repeat.ts'
import { likenessText } from '../../src/sheet/repeat-text.ts'

describe('how like two cases are, in words', () => {
  it.each([
    ['zh', '相似 87%：同一电话、内容相近'],
    ['en', '87% alike: same phone, like words'],
  ] as const)('%s', (language, words) => {
    expect(likenessText({ likeness: 0.8666, why: ['phone', 'words'] }, language)).toBe(words)
  })

  it('has words of its own for each reason', () => {
    const all = REPEAT_REASONS.map((reason) => likenessText({ likeness: 1, why: [reason] }, 'zh'))
    expect(new Set(all).size).toBe(REPEAT_REASONS.length)
  })
})
