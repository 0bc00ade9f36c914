import { type Dropdown, openDropdown } from '../edit/dropdown.ts'
import { type Editor, openEditor } from '../edit/editor.ts'
import { isTooLong, MOST_CHARACTERS, withoutControls } from '../model/cell-limits.ts'
import { isExample } from '../model/example.ts'
import { type Cell, placeOf } from '../model/sight.ts'
import { isProtected, isSystemTab, textOf } from '../model/tab.ts'
import { takes } from '../model/validation.ts'
import { type Choices, openChoices, readDetail } from './choices.ts'
import type { Page } from './page.ts'
import { listWords, refusalPlace, refusalWords } from './refusal-words.ts'

export type Editing = {
  readonly editor: Editor
  readonly dropdown: Dropdown
  readonly choices: ReturnType<typeof openChoices>
  /** Opens the focused cell to change what is there. `list`: with everything that may be chosen. */
  readonly edit: (list?: boolean) => void
  /** Saves what is typed. False when it cannot be saved as it is: the editor stays open and says why. */
  readonly commit: (picked?: string) => boolean
  /** Saves what is typed as it is: nobody is there any more to be told. What cannot be saved is refused to who comes next. */
  readonly handOver: () => void
  readonly cancel: () => void
  /** Puts the editor where its cell is now. */
  readonly place: () => void
  /** Says that the focused cell is not for people. */
  readonly refuse: () => void
}

/** Typing into cells: the editor, its list of choices, and what is said beside it. */
export function openEditing(page: Page, layer: HTMLElement): Editing {
  const { words, desk } = page
  const bubble = document.createElement('div')
  bubble.className = 'bubble'
  bubble.setAttribute('role', 'alert')
  bubble.hidden = true
  const choices = openChoices(desk)
  let offered: Choices | undefined
  let wantsAll = false

  const editor = openEditor(layer, {
    opened: () => {
      wantsAll = false
      const sight = page.sight()
      const cell = editor.cell()
      const at = sight === undefined || cell === undefined ? undefined : placeOf(sight, cell)
      if (at !== undefined) page.grid.reveal(at)
      place()
      prepare(false)
    },
    changed: () => {
      page.typed.tell(undefined)
      if (editor.mode() === 'parked') return
      bubble.hidden = true
      wantsAll = false
      offer()
    },
    refused: () => refuse(),
  })
  const dropdown = openDropdown(editor.element, words.strictList, (option) => {
    if (commit(option)) editor.focus()
  })
  const mark = document.createElement('button')
  mark.type = 'button'
  mark.className = 'drop-mark'
  mark.tabIndex = -1
  mark.title = words.openList
  mark.setAttribute('aria-label', words.openList)
  mark.addEventListener('pointerdown', (event) => event.preventDefault())
  mark.addEventListener('click', () => edit(true))
  layer.append(dropdown.element, bubble, mark)
  page.setEditor(editor)

  const target = (): Cell | undefined => editor.cell() ?? page.selection()?.focus

  function place(): void {
    const sight = page.sight()
    const cell = target()
    const at = sight === undefined || cell === undefined ? undefined : placeOf(sight, cell)
    const where = at === undefined ? undefined : page.grid.boxOf(at)
    editor.move(where)
    markList(cell, where)
    const origin = layer.getBoundingClientRect()
    const frame = editor.element.getBoundingClientRect()
    for (const one of [dropdown.element, bubble]) {
      one.style.left = `${Math.max(0, Math.min(frame.left - origin.left, origin.width - 240))}px`
      const below = frame.bottom - origin.top + 2
      const room = origin.height - below
      const above = room < 140 && frame.top - origin.top > room
      one.classList.toggle('above', above)
      one.style.top = above ? '' : `${below}px`
      one.style.bottom = above ? `${origin.bottom - frame.top + 2}px` : ''
      one.style.minWidth = `${Math.max(120, frame.width)}px`
    }
  }

  /** A handle at the focused cell whose column offers a list. */
  function markList(cell: Cell | undefined, where: ReturnType<typeof page.grid.boxOf>): void {
    const tab = page.tab()
    const offers =
      tab !== undefined &&
      cell !== undefined &&
      editor.mode() === 'parked' &&
      cell.row.index >= tab.frozenRows &&
      cell.column.validation !== undefined &&
      cell.column.validation.source !== 'other' &&
      !isProtected(tab, cell.row.index, cell.column.index)
    const isSeen =
      where !== undefined &&
      where.box.top >= where.clip.top - 1 &&
      where.box.top + where.box.height <= where.clip.top + where.clip.height + 1 &&
      where.box.left + where.box.width <= where.clip.left + where.clip.width + 1
    mark.hidden = !offers || !isSeen
    if (mark.hidden || where === undefined) return
    const origin = layer.getBoundingClientRect()
    mark.style.left = `${where.box.left + where.box.width - origin.left - 20}px`
    mark.style.top = `${where.box.top - origin.top + 4}px`
  }

  function offer(): void {
    // What was said about a refusal stands where the list would be.
    if (editor.mode() === 'parked' || offered === undefined || !bubble.hidden) {
      dropdown.close()
      return
    }
    dropdown.offer(offered.options, offered.strict, editor.value(), wantsAll)
    place()
  }

  /** What the cell takes and what really stands in it; both may come after the first letters. */
  function prepare(reading: boolean): void {
    const tab = page.tab()
    const cell = editor.cell()
    if (tab === undefined || cell === undefined) return
    const hint = cell.row.index < tab.frozenRows ? undefined : cell.column.validation
    offered = choices.known(hint)
    offer()
    const stillOpen = (): boolean => editor.cell() === cell
    void (async () => {
      const first = await choices.of(hint)
      if (!stillOpen()) return
      offered = first ?? offered
      offer()
      const detail = await readDetail(desk, tab, cell)
      if (detail === undefined || !stillOpen()) return
      if (reading) editor.improve(detail.text)
      const real = await choices.of(detail.validation)
      if (!stillOpen()) return
      offered = real
      offer()
    })()
  }

  function edit(list = false): void {
    const tab = page.tab()
    const cell = page.selection()?.focus
    if (tab === undefined || cell === undefined) return
    if (isProtected(tab, cell.row.index, cell.column.index)) {
      refuse()
      return
    }
    const sight = page.sight()
    const at = sight === undefined ? undefined : placeOf(sight, cell)
    if (at !== undefined) page.grid.reveal(at)
    editor.focus()
    editor.open(textOf(cell.row, cell.column))
    wantsAll = list || cell.column.validation !== undefined
    place()
    prepare(true)
  }

  function tell(text: string): void {
    bubble.textContent = text
    bubble.hidden = false
    dropdown.close()
    place()
    page.say('refused', text)
  }

  function refuse(): void {
    const tab = page.tab()
    const cell = page.selection()?.focus
    if (tab === undefined || cell === undefined) return
    const header = page.headerOf(cell)
    page.say(
      'refused',
      isExample(tab, cell.row)
        ? words.exampleRow(cell.row.index + 1)
        : isSystemTab(tab)
          ? words.systemTab
          : header === ''
            ? words.protectedCell
            : words.systemColumn(header),
    )
  }

  function close(): void {
    dropdown.close()
    bubble.hidden = true
    offered = undefined
    editor.close()
    const selection = page.selection()
    if (selection !== undefined) page.select(selection)
    place()
  }

  function commit(picked?: string): boolean {
    const tab = page.tab()
    const cell = editor.cell()
    if (tab === undefined || cell === undefined) return true
    const text = withoutControls(picked ?? dropdown.chosen() ?? editor.value())
    if (isTooLong(text)) {
      tell(words.tooLong(MOST_CHARACTERS))
      return false
    }
    const choice = offered
    if (choice?.strict === true && !text.startsWith('=') && !takes(choice.options, text)) {
      tell(words.onlyOf(page.headerOf(cell), listWords(words, choice.options)))
      return false
    }
    const before = textOf(cell.row, cell.column)
    const isSame = text === before && editor.mode() === 'editing'
    close()
    if (!isSame) void save(cell, text)
    return true
  }

  function handOver(): void {
    const cell = editor.cell()
    const text = withoutControls(editor.value())
    if (cell === undefined || commit()) return
    close()
    void save(cell, text)
  }

  async function save(cell: Cell, text: string): Promise<void> {
    const tab = page.tab()
    if (tab === undefined) return
    const settled = await page.edits.write(tab, [{ ...cell, text }])
    if (settled.kind !== 'refused') return
    const why = refusalWords(words, tab, settled.refusal)
    page.say('refused', words.notSaved(refusalPlace(settled.refusal) ?? page.nameOf(cell), why))
    // What was typed comes back to where it was typed, unless its author is typing something else by now.
    if (editor.mode() === 'parked' && page.tab() === tab && cell.row.index >= 0) {
      page.select({ focus: cell, head: cell })
      editor.focus()
      editor.open(text)
      place()
      prepare(false)
      tell(why)
    } else {
      page.edits.lost.tell({
        tab,
        why: 'refused',
        refusal: settled.refusal,
        texts: [{ header: page.headerOf(cell), text }],
      })
    }
  }

  // Somebody deleted the row that is being typed in: what was typed is kept for its author.
  page.desk.tabChanged.on(({ tab, gone }) => {
    const cell = editor.cell()
    if (cell === undefined || tab !== page.tab() || !gone.includes(cell.row)) return
    const text = editor.value()
    if (text !== '') page.edits.lost.tell({ tab, why: 'row-gone', texts: [{ header: page.headerOf(cell), text }] })
    close()
  })
  // What is being typed is saved before another tab comes; what cannot be saved as it is is kept for its author.
  page.leaving.on(() => {
    const tab = page.tab()
    const cell = editor.cell()
    if (tab === undefined || cell === undefined || commit()) return
    page.edits.lost.tell({ tab, why: 'refused', texts: [{ header: page.headerOf(cell), text: editor.value() }] })
    close()
  })
  page.selected.on(place)
  page.laidOut.on(place)
  page.grid.scrolled.on(() => requestAnimationFrame(place))
  page.grid.drawn.on(place)

  return { editor, dropdown, choices, edit, commit, handOver, cancel: close, place, refuse }
}
