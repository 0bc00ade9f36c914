import type { Action, DoneAction } from '../../model/action.ts'
import type { Language, Words } from '../../model/language.ts'
import type { FormField } from '../../plan/action/form.ts'
import { askedFields, type FormContext } from './fields.ts'
import type { ActPage, ShownFact, ShownForm, ShownLink } from './page.ts'
import { type Stop, stopWords } from './stop-words.ts'
import { WORDS } from './words.ts'

/** A case as its reader's page shows it. */
export interface ShownCase {
  readonly number: string
  readonly site: string
  /** Who reads it, by the staff tab's name. */
  readonly name: string
  readonly facts: readonly ShownFact[]
  readonly past: ActPage['past']
  /** To the pages of what its reader can do to it, in the order in which it is offered. */
  readonly actions: readonly (ShownLink & { readonly action: Action })[]
  /** To the page of the case, and to its row. */
  readonly toCase: string
  readonly toRow: string
}

const LANG = { zh: 'zh-CN', en: 'en' } as const

/** What all pages have. */
const plain = (language: Language, heading: string): ActPage => {
  const words = WORDS[language]
  return {
    lang: LANG[language],
    site: words.product,
    title: heading,
    heading,
    lines: [],
    errorHeading: words.errorHeading,
    factsHeading: words.facts,
    facts: [],
    buttons: [],
    links: [],
    pastHeading: words.past,
    past: [],
    foot: words.foot,
  }
}

const ofCase = (shown: ShownCase, language: Language, heading: string): ActPage => ({
  ...plain(language, heading),
  site: shown.site,
  title: `${heading} · ${shown.number}`,
  facts: shown.facts,
  past: shown.past,
})

/** What a form is about to write. */
export interface AskedAction extends FormContext {
  readonly form: readonly FormField[]
  readonly token: string
  /** The tab and the columns that are filled, as people call them. */
  readonly tab: string
  readonly columns: readonly string[]
}

/** The page of one action: what it is about, what is asked, and the button that confirms it (R27). */
export function actionPage(shown: ShownCase, asked: AskedAction): ActPage {
  const { language, action } = asked
  const words = WORDS[language]
  const { heading, intro, button } = words.actions[action]
  const fields = askedFields(asked.form, asked)
  const page = ofCase(shown, language, heading)
  const isWrong = fields.some(({ error }) => error !== undefined)
  return {
    ...page,
    title: isWrong ? words.errorTitle + page.title : page.title,
    lines: [words.as(shown.name), intro],
    form: {
      hidden: [{ name: 't', value: asked.token }],
      fields,
      note: words.writes(asked.tab, asked.columns, shown.name),
      button,
    },
    links: [
      { text: words.toCase, href: shown.toCase },
      { text: words.toRow, href: shown.toRow },
    ],
  }
}

/** The page of the case: all that its reader can do. */
export const casePage = (shown: ShownCase, language: Language): ActPage => ({
  ...ofCase(shown, language, WORDS[language].case(shown.number)),
  title: WORDS[language].case(shown.number),
  lines: [shown.actions.length === 0 ? WORDS[language].nothing : WORDS[language].as(shown.name)],
  buttons: shown.actions,
  links: [{ text: WORDS[language].toRow, href: shown.toRow }],
})

/** After what was done, or in place of what need not be done any more. */
export function toldPage(
  shown: ShownCase,
  language: Language,
  told: { readonly heading: string; readonly lines: readonly string[]; readonly tone: ActPage['tone'] },
): ActPage {
  const words = WORDS[language]
  return {
    ...ofCase(shown, language, told.heading),
    ...told,
    links: [
      { text: words.toCase, href: shown.toCase },
      { text: words.toRow, href: shown.toRow },
    ],
  }
}

/** What is to be said where there is no case to show. */
export const plainPage = (
  language: Language,
  site: string,
  told: { readonly heading: string; readonly lines: readonly string[]; readonly tone: ActPage['tone'] },
): ActPage => ({ ...plain(language, told.heading), site, ...told })

/** What was done, and by whom. */
export const doneHeading = (action: DoneAction['action'], language: Language): string =>
  WORDS[language].actions[action].done

/** A page about nothing but why there is no other. */
export function stopPage(stop: Stop, language: Language, more: Partial<ActPage> = {}): ActPage {
  const { heading, lines } = stopWords(stop, language)
  return { ...plain(language, heading), tone: TONES[stop.kind], lines, ...more }
}

const TONES = {
  altered: 'warn',
  expired: 'warn',
  foreign: 'bad',
  'too-large': 'bad',
  form: 'bad',
  method: 'warn',
  off: 'warn',
  internal: 'bad',
  'too-many': 'warn',
  ledger: 'bad',
  mailed: 'good',
  over: 'good',
  unsent: 'bad',
} as const satisfies Readonly<Record<Stop['kind'], ActPage['tone']>>

/** Has a new mail sent about the case of a link that is not good any more. */
export const renewForm = (token: string, language: Language): ShownForm => ({
  hidden: [
    { name: 't', value: token },
    { name: 'renew', value: 'link' },
  ],
  fields: [],
  button: RENEW.button[language],
})

/** Has a new mail sent to an address, if the staff tab has it. */
export const addressForm = (typed: string, language: Language, error?: Words): ShownForm => ({
  hidden: [{ name: 'renew', value: 'address' }],
  fields: [
    {
      name: 'mail',
      label: RENEW.address[language],
      error: error?.[language],
      isRequired: true,
      value: typed.slice(0, 254),
      as: { kind: 'line', type: 'email', most: 254, fill: 'email' },
    },
  ],
  button: RENEW.button[language],
})

const RENEW = {
  button: { zh: '发一封新邮件给我', en: 'Send me a new mail' },
  address: { zh: '您的工作邮箱', en: 'Your work address' },
} as const satisfies Readonly<Record<string, Words>>
