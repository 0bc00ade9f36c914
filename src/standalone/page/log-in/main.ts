import { html, nothing, render, type TemplateResult } from 'lit-html'
import type { LogInMessage, RefusalMessage, SessionMessage } from '../../web/messages.ts'
import { destination } from './destination.ts'
import { refusedWords } from './refused.ts'
import { logInWords } from './words.ts'
import '../shared/font.css'
import './log-in.css'

type Problem = { readonly field: 'name' | 'passphrase' | 'form'; readonly words: string }

const root = document.getElementById('log-in') ?? document.body
/** Where the shell says nothing else, the page speaks as the server set it. */
const spoken = document.documentElement.lang.startsWith('en') ? 'en' : 'zh'
let session: SessionMessage | undefined
let problem: Problem | undefined
let busy = false
let isShown = false

const words = () => logInWords[session?.language ?? spoken]

function draw(): void {
  const say = words()
  document.title = session === undefined ? say.desk : `${say.titles[session.logIn]} · ${say.desk}`
  render(
    html`<main>
      <p class="desk">${say.desk}</p>
      ${session === undefined ? waitingView() : formView(session)}
    </main>`,
    root,
  )
}

const waitingView = (): TemplateResult =>
  html`<p role="status">${problem === undefined ? words().loading : problem.words}</p>`

function formView({ logIn, people, name }: SessionMessage): TemplateResult {
  const say = words()
  const wrong = (field: Problem['field']) => (problem?.field === field ? 'true' : nothing)
  const told = (field: Problem['field']) => (problem?.field === field ? 'problem' : nothing)
  return html`<h1>${say.titles[logIn]}</h1>
    <p class="lead">${say.leads[logIn]}</p>
    <form novalidate @submit=${submit}>
      <label for="name">${say.name}</label>
      ${
        logIn === 'people'
          ? html`<select id="name" name="username" autocomplete="username" aria-invalid=${wrong('name')} aria-describedby=${told('name')}>
            <option value="">${say.chooseName}</option>
            ${people.map((one) => html`<option value=${one} ?selected=${one === name}>${one}</option>`)}
          </select>`
          : html`<input
            id="name"
            name="username"
            type="text"
            autocomplete=${logIn === 'none' ? 'name' : 'username'}
            maxlength="50"
            spellcheck="false"
            aria-invalid=${wrong('name')}
            aria-describedby=${told('name')}
          />`
      }
      ${
        logIn === 'none'
          ? nothing
          : html`<label for="passphrase">${say.passphrase}</label>
            <div class="passphrase">
              <input
                id="passphrase"
                name="password"
                type=${isShown ? 'text' : 'password'}
                autocomplete="current-password"
                autocapitalize="off"
                spellcheck="false"
                maxlength="1000"
                aria-invalid=${wrong('passphrase')}
                aria-describedby=${told('passphrase')}
              />
              <button
                type="button"
                aria-pressed=${isShown ? 'true' : 'false'}
                aria-controls="passphrase"
                @click=${() => {
                  isShown = !isShown
                  draw()
                }}
              >
                ${isShown ? say.hide : say.show}
              </button>
            </div>`
      }
      <p id="problem" class="problem" role="alert">${problem?.words ?? nothing}</p>
      <button type="submit" class="submit" ?disabled=${busy}>${busy ? say.busy : say.submit[logIn]}</button>
    </form>`
}

const valueOf = (id: string): string => {
  const field = document.getElementById(id)
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : ''
}

function submit(event: Event): void {
  event.preventDefault()
  if (session === undefined || busy) return
  const say = words()
  const name = valueOf('name').trim()
  const passphrase = valueOf('passphrase')
  if (name === '') fail({ field: 'name', words: say.noName[session.logIn] })
  else if (session.logIn !== 'none' && passphrase === '') fail({ field: 'passphrase', words: say.noPassphrase })
  else void logIn(session.logIn === 'none' ? { name } : { name, passphrase })
}

function fail(next: Problem): void {
  problem = next
  busy = false
  draw()
  const field = document.getElementById(next.field === 'form' ? 'passphrase' : next.field)
  field?.focus()
  if (field instanceof HTMLInputElement) field.select()
}

async function logIn(message: LogInMessage): Promise<void> {
  busy = true
  problem = undefined
  draw()
  try {
    const response = await fetch('/desk/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(message),
    })
    if (response.ok) {
      goOn()
      return
    }
    const body = (await response.json().catch(() => undefined)) as Partial<RefusalMessage> | undefined
    const said = refusedWords(response.status, response.headers.get('retry-after'), body, words())
    fail({ field: body?.kind === 'name-unusable' ? 'name' : 'form', words: said })
  } catch {
    fail({ field: 'form', words: words().unreachable })
  }
}

const goOn = (): void =>
  location.replace(destination(new URLSearchParams(location.search).get('to'), location.hash, location.origin))

/** Asks until the server answers: it may be starting. */
async function begin(): Promise<void> {
  try {
    const response = await fetch('/desk/session', { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    session = (await response.json()) as SessionMessage
    // Whoever came from elsewhere, a mail say, had no cookie with him for that one step, and is known now.
    if (session.logIn !== 'none' && session.name !== null) {
      goOn()
      return
    }
    problem = undefined
    draw()
    document.getElementById('name')?.focus()
  } catch {
    problem = { field: 'form', words: words().unreachable }
    draw()
    setTimeout(() => void begin(), 2000)
  }
}

draw()
await begin()
