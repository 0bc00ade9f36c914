import { rmSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { openHouse } from './house.ts'
import { type Played, play } from './play.ts'
import type { Script } from './script.ts'
import { shorten } from './shorten.ts'
import { makeTemplate, workFolder } from './template.ts'

/** What a worker is asked: to play a script. */
export interface Question {
  readonly name: string
  readonly script: Script
  /** Whether what happened is told where no promise is broken, too. */
  readonly isTold: boolean
}

/** What it answers; with the shortest script it found that breaks the same promise, where one is broken. */
export interface Answer {
  readonly name: string
  readonly played: Played
  readonly shortest?: { readonly script: Script; readonly played: Played }
}

const port = parentPort
if (port === null) throw new Error('started as a worker')

const folder = workFolder()
const house = await openHouse()
const template = await makeTemplate(house, folder)
const stage = { house, template, folder }

port.on('message', (question: Question | 'over') => {
  void (question === 'over' ? close() : answer(question).then((said) => port.postMessage(said)))
})
port.postMessage('ready')

async function answer({ name, script, isTold }: Question): Promise<Answer> {
  const played = await play(script, stage)
  if (played.broken.length === 0) return { name, played: isTold ? played : { ...played, trace: [] } }
  return { name, played, shortest: await shorten(script, played, (shorter) => play(shorter, stage)) }
}

async function close(): Promise<void> {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
  port?.close()
}
