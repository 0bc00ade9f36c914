import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LinkClaim } from '../../src/model/action.ts'
import type { Ledger } from '../../src/ports/ledger.ts'
import { type ActDesk, actDesk } from '../app/acting.ts'
import { claimed } from '../plan/acting.ts'
import { FIRST, row } from '../support/desk.ts'
import { runs } from './runs.ts'

const NAMES = ['甲', '乙', '丙', '丁', '戊'] as const
type Name = (typeof NAMES)[number]

/** The case that is acted on. */
const ACTED = '丙'

/** What somebody does to the register, each to a case that they find by what it is about. */
type Move =
  | { readonly kind: 'insert'; readonly at: Name }
  | { readonly kind: 'delete'; readonly at: Name }
  | { readonly kind: 'sort'; readonly at: Name; readonly before: Name }
  | { readonly kind: 'type'; readonly at: Name; readonly text: string }
  | { readonly kind: 'add' }

const name = fc.constantFrom(...NAMES)
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constant('insert'), at: name }),
  fc.record({ kind: fc.constant('delete'), at: name.filter((one) => one !== ACTED) }),
  fc.record({ kind: fc.constant('sort'), at: name, before: name }),
  fc.record({ kind: fc.constant('type'), at: name, text: fc.constantFrom('一', '二', '三') }),
  fc.record({ kind: fc.constant('add') }),
)

const rowOf = async (d: ActDesk, of: string): Promise<number> =>
  (await d.rowsOf('complaint')).findIndex(({ description }, at) => at >= FIRST && description === of)

/** Does it, and says what people have in the cells from then on. */
async function make(d: ActDesk, one: Move, typed: Map<string, string>): Promise<void> {
  if (one.kind === 'add') {
    await d.type('complaint', [row({ description: '新', remark: '新' })])
    return
  }
  const at = await rowOf(d, one.at)
  if (at < 0) return
  switch (one.kind) {
    case 'insert':
      return d.insertRow('complaint', at)
    case 'delete':
      typed.delete(one.at)
      return d.deleteRow('complaint', at)
    case 'type':
      typed.set(one.at, one.text)
      return d.retype('complaint', at, 'remark', one.text)
    case 'sort': {
      const before = await rowOf(d, one.before)
      if (before >= 0) await d.moveRow('complaint', at, before)
    }
  }
}

it('whatever people do to the rows while a link is pressed, it is done to its case, and no typed cell of another is touched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(move, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), async (met) => {
      const d = await actDesk()
      await d.type(
        'complaint',
        NAMES.map((description) => row({ description, progress: description, remark: '' })),
      )
      await d.sweep('2026-11-20 09:01')
      const typed = new Map<string, string>(NAMES.map((one) => [one, '']))
      let commits = 0
      const moving: Ledger = {
        ...d,
        commit: async (...args) => {
          for (const one of met[commits++] ?? []) await make(d, one, typed)
          return d.commit(...args)
        },
      }
      const claim = claimed({ number: 'TS-20261120-003' as LinkClaim['number'] })
      const words = { handler: '刘洋', progress: '请接手' }
      const { outcome } = await d.act('2026-11-20 12:00', claim, 'handOver', words, moving)
      expect(outcome.kind).toBe('done')
      for (let calm = 0; calm < 3; calm++) await d.sweep('2026-11-20 12:01')
      const rows = (await d.rowsOf('complaint')).slice(FIRST)
      const found = rows.filter(({ description }) => typed.has(String(description)))
      const shown = found.map(({ number, description, handler, progress, remark }) => [
        description,
        number,
        handler,
        progress,
        remark ?? '',
      ])
      const wanted = [...typed].map(([one, text]) => {
        const number = `TS-20261120-00${NAMES.indexOf(one as Name) + 1}`
        return one === ACTED ? [one, number, '刘洋', '请接手', text] : [one, number, '陈强', one, text]
      })
      expect(shown.toSorted()).toEqual(wanted.toSorted())
    }),
    runs(40),
  )
})
