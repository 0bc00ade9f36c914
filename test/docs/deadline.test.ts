import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { answerLine } from '../../src/cli/deadline/answer.ts'

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/deadline.md'), 'utf8')
const examples = [
  ...page.matchAll(/echo '([^']+)' \| npx daily-clear deadline(?: --lang en)?\n```\n\n```text\n(.+)\n```/g),
].map(([, question = '', answer = '']) => [question, answer] as const)

it.each(examples)('%s', (question, answer) => {
  expect(JSON.stringify(answerLine(question, 'en'))).toBe(answer)
})

it('all examples were found', () => {
  expect(examples).toHaveLength(page.split('echo ').length - 1)
  expect(examples.length).toBeGreaterThan(1)
})
