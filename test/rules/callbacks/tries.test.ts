import { expect, it } from 'vitest'
import { countedTries } from '../../../src/rules/callbacks/tries.ts'
import { at } from '../../calendar/support.ts'
import { ZONE } from '../../support/desk.ts'
import { nov } from '../support.ts'

it.each<[string, readonly string[], readonly string[]]>([
  ['none', [], []],
  ['one', ['20 10:00'], ['20 10:00']],
  ['the same day', ['20 10:00', '20 18:00'], ['20 10:00']],
  ['another day at the same hour', ['20 10:00', '21 10:00'], ['20 10:00']],
  ['another day, not quite two hours off', ['20 10:00', '21 11:59'], ['20 10:00']],
  ['another day, two hours off', ['20 10:00', '21 12:00'], ['20 10:00', '21 12:00']],
  ['another day, two hours earlier', ['20 10:00', '21 08:00'], ['20 10:00', '21 08:00']],
  ['before and after midnight: an hour apart', ['20 23:30', '22 00:30'], ['20 23:30']],
  ['and two hours apart', ['20 23:30', '22 01:30'], ['20 23:30', '22 01:30']],
  ['the next morning', ['20 23:59', '21 09:00'], ['20 23:59', '21 09:00']],
  ['three that count', ['20 10:00', '21 14:00', '22 19:00'], ['20 10:00', '21 14:00', '22 19:00']],
  ['the third at the hour of the first', ['20 10:00', '21 14:00', '22 10:30'], ['20 10:00', '21 14:00']],
  ['what does not count stands in the way of none', ['20 10:00', '20 14:00', '21 14:00'], ['20 10:00', '21 14:00']],
  ['in whichever order they are told', ['22 19:00', '20 10:00', '21 14:00'], ['20 10:00', '21 14:00', '22 19:00']],
  ['twice the same', ['20 10:00', '20 10:00'], ['20 10:00']],
])('%s', (_, tries, counted) => {
  expect(countedTries(tries.map(nov), ZONE)).toEqual(counted.map(nov))
})

it('goes by the wall clock of the site, also where it was put back', () => {
  const [first, second] = [at('Europe/Berlin', '2026-10-24 10:00'), at('Europe/Berlin', '2026-10-25 10:30')]
  expect(countedTries([first, second], 'Europe/Berlin')).toEqual([first])
  expect(countedTries([first, second], 'Pacific/Kiritimati')).toEqual([first])
})
