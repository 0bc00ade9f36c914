import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Answer, answer } from '../../src/cli/deadline/answer.ts'
import { reference } from '../support/reference.ts'

type Vector = {
  readonly id: string
  readonly kind: 'add' | 'diff' | 'add_days' | 'local_to_instant'
  readonly expected: string | number
  readonly note: string
  readonly escalation?: { readonly offset_minutes: number; readonly expected: string }
}

const file = reference('data/deadline-vectors.json')
const vectors: readonly Vector[] = file ? (JSON.parse(readFileSync(file, 'utf8')) as { vectors: Vector[] }).vectors : []

/** An answer's one value; its words where it is an error. */
const valueOf = (given: Answer) => Object.values(given)[0] as string | number

describe.skipIf(vectors.length === 0)('examples collected from other systems', () => {
  it.each(vectors.map((vector) => [`${vector.id} ${vector.kind} ${vector.note}`, vector] as const))(
    '%s',
    (_, vector) => {
      const value = valueOf(answer(vector, 'en'))
      expect(value).toBe(vector.expected)
      if (!vector.escalation) return
      const { offset_minutes: minutes, expected } = vector.escalation
      expect(valueOf(answer({ ...vector, start: value, minutes }, 'en'))).toBe(expected)
    },
  )
})
