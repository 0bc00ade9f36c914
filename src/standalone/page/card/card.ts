import { render } from 'lit-html'
import { type CardState, cardView, editedText } from './card-view.ts'
import { type CaseRow, type Cases, casesIn } from './cases.ts'
import type { CardContext, RowId } from './context.ts'
import { changesOf, type Draft, seen, theirs, typed, without } from './draft.ts'
import { cardWords } from './words.ts'
import { writeAll } from './write-all.ts'

/** How long a save may take before the card says that it waits. */
const PATIENCE = 3000

/** The card that is open, if one is: a page has one at most. */
let current: { readonly context: CardContext; readonly go: (row: RowId) => void } | undefined

/** Shows one row as a card above the page; the focus comes back to where it was when the card is closed. */
export function openCard(context: CardContext, row: RowId): void {
  if (current?.context === context) {
    current.go(row)
    return
  }
  const words = cardWords[context.language]
  const dialog = document.createElement('dialog')
  dialog.className = 'card-dialog'
  dialog.setAttribute('aria-labelledby', 'card-title')
  dialog.lang = context.language === 'zh' ? 'zh-CN' : 'en'
  document.body.append(dialog)
  let state: CardState = { row, draft: new Map(), refusals: new Map(), saving: 'no', wants: 'nothing' }

  /** The rows that links lead to, as far as registers were read; made anew after something changed. */
  let cases: Cases | undefined
  /** On the way to a row of another tab, there is nothing of this one to show any more. */
  let isAway = false

  const set = (next: Partial<CardState>): void => {
    state = { ...state, ...next }
    draw()
  }
  const now = (column: number): string => editedText(context, state.row, column)
  const changes = () => changesOf(state.draft, now)

  const go = (next: RowId): void => {
    state = { row: next, draft: new Map(), refusals: new Map(), saving: 'no', wants: 'nothing' }
    draw()
    dialog.querySelector('.card-body')?.scrollTo(0, 0)
    void context.ready([next]).then(draw)
  }
  const finish = (): void => dialog.close()

  /** Saves, and says afterwards whether everything was taken. A card that went on meanwhile is left alone. */
  async function save(): Promise<boolean> {
    const { row: saved } = state
    const cells = changes()
    if (cells.length === 0) return true
    set({ saving: 'now', refusals: new Map() })
    const patience = setTimeout(() => {
      if (state.row === saved && state.saving === 'now') set({ saving: 'waiting' })
    }, PATIENCE)
    const refusals = await writeAll((some) => context.write(saved, some), cells)
    clearTimeout(patience)
    if (state.row !== saved) return refusals.size === 0
    const taken = cells.filter(({ column, text }) => !refusals.has(column) && state.draft.get(column)?.text === text)
    set({
      saving: refusals.size > 0 ? 'no' : 'done',
      refusals,
      draft: without(
        state.draft,
        taken.map(({ column }) => column),
      ),
    })
    if (refusals.size > 0) dialog.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    return refusals.size === 0
  }

  const goOn = (wants: CardState['wants']): void => {
    if (wants === 'close') finish()
    else if (typeof wants === 'object') void visit(wants)
    else if (wants !== 'nothing') step(wants === 'next' ? 1 : -1)
  }

  /** Does it at once, or asks what to do with the changes first. */
  const want = (wants: CardState['wants']): void => {
    if (changes().length === 0) goOn(wants)
    else {
      set({ wants })
      dialog.querySelector<HTMLElement>('.card-asks button')?.focus()
    }
  }

  function step(steps: -1 | 1): void {
    const rows = context.rows()
    const next = rows[rows.indexOf(state.row) + steps]
    if (next !== undefined) go(next)
  }

  async function visit({ register, row: to }: CaseRow): Promise<void> {
    isAway = true
    if (register.sheetId() !== context.sheetId()) await context.show(register.sheetId())
    isAway = false
    if (register.sheetId() === context.sheetId()) go(to)
    else draw()
  }

  const draw = (): void => {
    if (!dialog.isConnected || isAway) return
    cases ??= casesIn(context.registers())
    render(
      cardView(context, state, words, {
        timeZone: context.timeZone(),
        links: {
          cases,
          isHere: (one) => one.row === state.row && one.register.sheetId() === context.sheetId(),
          visit: want,
        },
        type: (column, text) => {
          const refusals = new Map(state.refusals)
          refusals.delete(column)
          set({ draft: acknowledged(typed(state.draft, column, text, now(column)), column), refusals, saving: 'no' })
        },
        takeTheirs: (column) => set({ draft: without(state.draft, [column]) }),
        save: () => void save(),
        discard: () => set({ draft: new Map(), refusals: new Map(), saving: 'no' }),
        close: () => want('close'),
        step: (steps) => want(steps === 1 ? 'next' : 'previous'),
        decide: (what) => {
          const { wants } = state
          set({ wants: 'nothing', ...(what === 'discard' ? { draft: new Map() } : {}) })
          if (what === 'discard') goOn(wants)
          // The page keeps what it was given to write, so going on need not wait for the server's word.
          else if (what === 'save') void save().then((isTaken) => (isTaken ? goOn(wants) : undefined))
          else dialog.querySelector<HTMLElement>('.changed :is(input, textarea, select)')?.focus()
        },
      }),
      dialog,
    )
  }

  /** Whoever types on after somebody else's text was shown means to write over it. */
  const acknowledged = (draft: Draft, column: number): Draft =>
    theirs(state.draft, column, now(column)) === undefined ? draft : seen(draft, column, now(column))

  const renew = (): void => {
    cases = undefined
    draw()
  }
  const stop = context.onChange(renew)
  dialog.addEventListener('cancel', (event) => {
    if (changes().length === 0) return
    event.preventDefault()
    want('close')
  })
  dialog.addEventListener('click', (event) => {
    // Beside the card is its backdrop.
    if (event.target === dialog) want('close')
  })
  dialog.addEventListener('close', () => {
    stop()
    current = undefined
    dialog.remove()
    context.goTo?.(state.row)
  })
  current = {
    context,
    go: (next) => {
      if (changes().length === 0) go(next)
    },
  }
  draw()
  dialog.showModal()
  void context.ready([row]).then(draw)
  void context.readRegisters().then(renew)
}
