import type { Words } from '../../../model/language.ts'
import { looked, type Row, type Say } from '../../cells.ts'
import { COUNT_KEYS } from '../counts.ts'
import { SHARE_KEYS } from '../shares.ts'
import { SPREAD_KEYS } from '../spreads.ts'
import { line } from './cells.ts'
import { figureNamed } from './figures.ts'
import type { Block } from './layout.ts'
import { MONTH_MEANINGS, MONTH_WORDS } from './words.ts'
import { wrapped } from './wrapped.ts'

/** Pixels from the third column on. */
const WIDTH = 810

/** What every figure means (R49), and what they all rest on. */
export function definitionsBlock(say: Say): Block {
  const meaning = (name: Words, means: Words): readonly Row[] =>
    wrapped(say(means), WIDTH).map(
      (one, at): Row => [at === 0 ? looked(say(name), 'note') : null, null, looked(one, 'note')],
    )
  return {
    isOnNewPage: true,
    rows: [
      line(say(MONTH_WORDS.definitions), 'section'),
      ...[...COUNT_KEYS, ...SHARE_KEYS, ...SPREAD_KEYS].flatMap((key) => {
        const figure = figureNamed(key)
        return meaning(figure, figure.definition)
      }),
      ...MONTH_MEANINGS.flatMap(([name, means]) => meaning(name, means)),
    ],
  }
}
