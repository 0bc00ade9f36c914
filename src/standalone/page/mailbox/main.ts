import { html, nothing, render, type TemplateResult } from 'lit-html'
import type { MailLine, SessionMessage } from '../../web/messages.ts'
import { watchArrivals } from './arrivals.ts'
import { askMail, askMails, askSession, askTimeZone, logOut } from './ask.ts'
import { listView, recipientsView } from './list-view.ts'
import { mailView } from './mail-view.ts'
import { localKeeper, readMarks } from './read-marks.ts'
import { type State, threadsIn, unreadIn } from './state.ts'
import { merged, neighbour } from './threads.ts'
import { type MailboxWords, mailboxWords } from './words.ts'
import '../shared/font.css'
import './mailbox.css'

/** Mails that the list grows by. */
const PAGE = 50
/** What one answer may hold, and how many mails a search goes through. */
const LARGEST = 200
const SEARCHED = 4000

const query = new URLSearchParams(location.search)
const state: State = {
  session: undefined,
  timeZone: undefined,
  recipients: [],
  mails: [],
  more: false,
  to: query.get('to') ?? undefined,
  search: query.get('search') ?? '',
  open: undefined,
  part: 'html',
  loaded: false,
  failed: false,
  read: readMarks(localKeeper('daily-clear.read-mails')),
}
/** What a screen reader is told next. */
let said = ''

const root = document.getElementById('mailbox') ?? document.body
const words = () => mailboxWords[state.session?.language ?? 'zh']

function draw(): void {
  const say = words()
  const { session } = state
  const unread = unreadIn(state)
  document.documentElement.lang = session?.language === 'en' ? 'en' : 'zh-CN'
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${say.title} · ${say.desk}`
  render(
    html`<header class="top">
        <h1>${say.desk}<span> · ${say.title}</span></h1>
        <a href="/">${say.ledger}</a>
        ${personView(session, say)}
      </header>
      ${session?.mail?.kind === 'server' ? html`<p class="told">${say.server(session.mail.address)}</p>` : nothing}
      ${state.failed ? html`<p class="told" role="alert">${say.failed}</p>` : nothing}
      <main class=${state.open === undefined ? 'columns' : 'columns reading'} @keydown=${stepByKey}>
        ${recipientsView(state, say, actions)} ${listView(state, say, Date.now(), actions)} ${mailView(state, say, actions)}
      </main>
      <p class="hidden" role="status">${said}</p>`,
    root,
  )
}

/** Who is here, and how somebody else would be. */
const personView = (session: SessionMessage | undefined, say: MailboxWords): TemplateResult | typeof nothing =>
  session === undefined
    ? nothing
    : html`<span class="person">
        <span class="name">${session.name}</span>
        ${
          session.logIn === 'none'
            ? html`<a href="/log-in?to=${encodeURIComponent('/mail')}">${say.rename}</a>`
            : html`<button type="button" @click=${() => void logOut()}>${say.logOut}</button>`
        }
      </span>`

/** Reads the list anew, as far down as it was read. Counts the questions: a late answer to an old one is dropped. */
let asked = 0
async function refresh(): Promise<void> {
  const question = ++asked
  const known = new Set(state.mails.map(({ name }) => name))
  const wasLoaded = state.loaded
  const answer = await askMails(state.to, undefined, Math.min(Math.max(PAGE, state.mails.length), LARGEST))
  if (question !== asked) return
  state.failed = answer.kind !== 'ok'
  if (answer.kind === 'ok') {
    const { mails, recipients, more } = answer.value
    state.recipients = recipients
    // What was read further down stays; within the answer's reach the answer is right.
    const last = mails.at(-1)?.name ?? ''
    const below = more ? state.mails.filter(({ name }) => name < last) : []
    if (below.length === 0) state.more = more
    state.mails = merged(mails, below)
    const fresh = mails.find(({ name }) => !known.has(name))
    if (wasLoaded && fresh !== undefined) said = words().arrived(fresh.subject)
    state.loaded = true
    draw()
    if (state.search.trim() !== '') await readOn()
  } else {
    draw()
    setTimeout(() => void refresh(), 5000)
  }
}

async function older(count = PAGE): Promise<boolean> {
  const question = asked
  const before = state.mails.reduce<string | undefined>(
    (low, { name }) => (low === undefined || name < low ? name : low),
    undefined,
  )
  const answer = await askMails(state.to, before, count)
  if (question !== asked || answer.kind !== 'ok') return false
  state.mails = merged(state.mails, answer.value.mails)
  state.more = answer.value.more
  draw()
  return true
}

/** A search looks through all there is, within reason. */
let reading = false
async function readOn(): Promise<void> {
  if (reading) return
  reading = true
  while (state.more && state.search.trim() !== '' && state.mails.length < SEARCHED) if (!(await older(LARGEST))) break
  reading = false
}

async function open(name: string): Promise<void> {
  const isFirst = state.open === undefined
  if (location.hash !== `#${name}`) history[isFirst ? 'pushState' : 'replaceState'](null, '', `#${name}`)
  if (state.open?.name === name && typeof state.open.mail === 'object') return
  state.open = { name, mail: 'loading' }
  draw()
  const answer = await askMail(name)
  if (state.open.name !== name) return
  state.open = { name, mail: answer.kind === 'ok' ? answer.value : answer.kind }
  if (answer.kind === 'ok') state.read.add(name)
  draw()
  // On a phone the list is gone, and with it what had the focus.
  if (document.activeElement === document.body) document.getElementById('mail-subject')?.focus()
}

function close(): void {
  const name = state.open?.name
  state.open = undefined
  history.replaceState(null, '', location.pathname + location.search)
  draw()
  focusOn(name)
}

function step(steps: number): MailLine | undefined {
  const next = neighbour(threadsIn(state), state.open?.name, steps)
  if (next !== undefined) void open(next.name)
  return next
}

const focusOn = (name: string | undefined): void => {
  if (name !== undefined) root.querySelector<HTMLElement>(`a[data-name="${CSS.escape(name)}"]`)?.focus()
}

/** Up and down in the list go from mail to mail. */
function stepByKey(event: KeyboardEvent): void {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-name]') : null
  if (from === null || event.altKey || event.ctrlKey || event.metaKey) return
  const all = threadsIn(state)
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: -state.mails.length,
    End: state.mails.length,
  }
  const by = steps[event.key]
  if (by === undefined) return
  event.preventDefault()
  const next = neighbour(all, from.dataset['name'], by)
  if (next === undefined) return
  focusOn(next.name)
  void open(next.name)
}

const actions = {
  choose(to: string | undefined): void {
    state.to = to
    state.mails = []
    state.loaded = false
    draw()
    void refresh()
  },
  search(text: string): void {
    state.search = text
    draw()
    void readOn()
  },
  open: (name: string) => void open(name),
  older: () => void older(),
  close,
  step: (steps: number) => focusOn(step(steps)?.name),
  show(part: State['part']): void {
    state.part = part
    draw()
  },
}

/** The address names the mail that is open: a link leads to it, the browser's way back leaves it. */
function follow(): void {
  const name = decodeURIComponent(location.hash.slice(1))
  if (name !== '') void open(name)
  else if (state.open !== undefined) close()
}

draw()
const session = await askSession()
if (session.kind === 'ok') {
  state.session = session.value
  const { spreadsheetId } = session.value
  if (spreadsheetId !== undefined) state.timeZone = await askTimeZone(spreadsheetId)
}
follow()
window.addEventListener('popstate', follow)
window.addEventListener('hashchange', follow)
watchArrivals(() => void refresh())
