import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instant, MINUTE } from '../../src/model/instant.ts'
import { REGISTERS } from '../../src/model/register.ts'
import { diceOf } from '../fixtures/mistyped/dice.ts'
import { mistypedRows } from '../fixtures/mistyped/ledger.ts'
import { ALIASES } from '../fixtures/mistyped/spellings.ts'
import { flagsOf } from '../fixtures/mistyped/told.ts'
import { cell, deskBefore, row, sh, tabOf, ZONE } from '../support/desk.ts'
import { runs } from './runs.ts'

const NOW = sh('2026-11-22 10:07')

it('whatever is mistyped is said in its cell and nothing else is; what people typed stays; mended, all is well', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.constantFrom('zh', 'en'), async (seed, language) => {
      const ledger = await deskBefore(language)
      for (const tab of ['categories', 'staff'] as const) {
        const { rows } = await ledger.table(tab)
        for (const { also, ...name } of ALIASES[tab])
          await ledger.retype(
            tab,
            rows.findIndex((cells) => cells.includes(name[language])),
            'also',
            also[language],
          )
      }
      const resolved = { resolvedAt: cell('2026-11-20 10:00'), result: 'ok' }
      await ledger.type('complaint', [row({ receivedAt: cell('2026-11-20 09:00'), ...resolved })])
      const [seen] = (await ledger.sweep('2026-11-20 12:00')).plan.rows
      const cases = [{ number: seen?.number ?? '', resolvedAt: sh('2026-11-20 10:00') }]

      const making = { dice: diceOf(seed), zone: ZONE, language, now: NOW, cases }
      const rows: (ReturnType<typeof mistypedRows>[number] & { readonly row: number })[] = []
      for (const one of mistypedRows(making, { good: 8, single: 8, several: 4 }))
        rows.push({ ...one, row: await ledger.type(one.register, [one.typed]) })

      const typed = async () =>
        Promise.all(
          REGISTERS.map(async (register) => {
            const keys = tabOf(register).columns.filter(({ writer }) => writer === 'people')
            return (await ledger.records(register)).map((cells) =>
              JSON.stringify(keys.map(({ key }) => cells[key] ?? null)),
            )
          }),
        )
      const before = await typed()
      const { plan } = await ledger.sweep(NOW)
      const said = new Map([...plan.rows, ...plan.callbacks].map((one) => [`${one.register} ${one.row}`, one]))
      for (const one of rows) {
        const told = said.get(`${one.register} ${one.row}`)
        expect([one.faults, flagsOf(told?.problems ?? [])]).toEqual([one.faults, flagsOf(one.flags)])
        expect(told?.number === undefined).toBe(one.flags.some(({ severity }) => severity === 'blocks'))
      }
      expect(await typed()).toEqual(before)
      expect((await ledger.look(NOW)).changes).toEqual([])

      for (const one of rows)
        for (const [key, value] of Object.entries(one.mended)) await ledger.retype(one.register, one.row, key, value)
      await ledger.sweep(instant(NOW + MINUTE))
      for (const one of rows) {
        expect([one.faults, await ledger.cell(one.register, one.row, 'check')]).toEqual([one.faults, null])
        expect(await ledger.cell(one.register, one.row, 'marks')).toBeNull()
        expect(await ledger.cell(one.register, one.row, 'number')).toMatch(/^[A-Z]{2}-\d{8}-\d{3}$/)
      }
    }),
    runs(40),
  )
}, 120_000)
