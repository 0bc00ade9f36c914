import { Worker } from 'node:worker_threads'
import type { Answer, Question } from './worker.ts'

/** Has scripts played by so many workers at a time, as long as there are any. */
export async function playAll(
  workers: number,
  next: () => Question | undefined,
  take: (answer: Answer) => void,
): Promise<void> {
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      worker.on('message', (said: Answer | 'ready') => {
        if (said !== 'ready') take(said)
        worker.postMessage(next() ?? 'over')
      })
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  await Promise.all(Array.from({ length: workers }, () => work(new Worker(new URL('./worker.ts', import.meta.url)))))
}
