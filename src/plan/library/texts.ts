import type { CaseFields } from '../../model/case.ts'
import type { Language } from '../../model/language.ts'
import type { CaseRegister } from '../../model/register.ts'
import { Everybody } from '../../rules/library/people.ts'
import { allRemoved } from '../../rules/library/removed.ts'
import { type Persons, staffNames, withoutPersons } from '../../rules/library/without-persons.ts'
import { cellAt, rowsOf } from '../../sheet/headers.ts'
import type { LedgerView } from '../../sheet/ledger-view.ts'
import type { LibraryTexts } from '../../sheet/library.ts'
import { removedText } from './words.ts'

/** Whom the workbook knows; asked for when the first case is written, for most sweeps write none. */
export type KnownPeople = () => Pick<Persons, 'staff' | 'everybody'>

export function knownPeople({ staff, registers }: Pick<LedgerView, 'staff' | 'registers'>): KnownPeople {
  let known: ReturnType<KnownPeople> | undefined
  const customers = () =>
    registers.flatMap(({ table, headers }) =>
      [...rowsOf(table)].flatMap(({ cells }) => {
        const name = cellAt(cells, headers, 'customer')
        return typeof name === 'string' ? [name] : []
      }),
    )
  return () => (known ??= { staff: staffNames(staff.values()), everybody: new Everybody(customers()) })
}

/** No story is longer: nobody reads it to its end. */
const LONGEST = 4000

/** What the library says of a case, without whoever it was (R48). `asked` is what a reader found besides. */
export function textsOf(
  register: CaseRegister,
  fields: CaseFields,
  asked: readonly string[],
  known: KnownPeople,
  language: Language,
): LibraryTexts {
  const typed = (...cells: readonly (string | undefined)[]) => cells.filter((one) => one !== undefined)
  const persons: Persons = {
    ...known(),
    customers: typed(fields.customer),
    phones: typed(fields.phone),
    rooms: typed(fields.room, fields.place),
    handlers: typed(fields.firstReceiver, fields.handler, fields.acknowledgedBy),
    asked,
  }
  const without = (text = '') => withoutPersons(text, persons, language)
  const materials = fields.materials === undefined ? undefined : `${MATERIALS[language]}${fields.materials}`
  const [category, subcategory, story, handling] = [
    without(fields.category),
    without(fields.subcategory),
    without(fields.description),
    without(typed(fields.measures, fields.result, materials).join('\n')),
  ]
  return {
    register,
    category: cut(category.text),
    subcategory: cut(subcategory.text),
    cause: fields.cause,
    story: cut(story.text),
    handling: cut(handling.text),
    removed: removedText(allRemoved([category, subcategory, story, handling].map(({ removed }) => removed)), language),
  }
}

const MATERIALS = { zh: '材料：', en: 'Materials: ' } as const satisfies Readonly<Record<Language, string>>

/** A text that is cut ends before a word that stands for something, not in it. */
const cut = (text: string): string =>
  text.length <= LONGEST
    ? text.trim()
    : `${text
        .slice(0, LONGEST)
        .replace(/[\uD800-\uDBFF]$|[〔[][^〕\]]{0,20}$/, '')
        .trim()}……`
