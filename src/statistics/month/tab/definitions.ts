import type { Words } from '../../../model/language.ts'
import { looked, type Row, type Say } from '../../cells.ts'
import { COUNT_KEYS } from '../counts.ts'
import { SHARE_KEYS } from '../shares.ts'
import { SPREAD_KEYS } from '../spreads.ts'
import { line } from './cells.ts'
import { figureNamed } from './figures.ts'
import type { Block } from './layout.ts'
import { MONTH_MEANINGS, MONTH_WORDS } from './words.ts'

/** What every figure means (R49), and what they all rest on. */
export function definitionsBlock(say: Say): Block {
  const meaning = (name: Words, means: Words): Row => [looked(say(name), 'note'), null, looked(say(means), 'note')]
  return {
    isOnNewPage: true,
    rows: [
      line(say(MONTH_WORDS.definitions), 'section'),
      ...[...COUNT_KEYS, ...SHARE_KEYS, ...SPREAD_KEYS].map((key) => {
        const figure = figureNamed(key)
        return meaning(figure, figure.definition)
      }),
      ...MONTH_MEANINGS.map(([name, means]) => meaning(name, means)),
    ],
  }
}
