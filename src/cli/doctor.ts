import { Command } from 'commander'
import { examine } from '../app/doctor.ts'
import { failureText } from '../edge/failure-text.ts'
import { Failure } from '../model/failure.ts'
import type { Diagnosis } from '../plan/findings/diagnose.ts'
import { connect } from './connect.ts'
import { doctorJson, doctorText } from './doctor-text.ts'
import { nowOption, parseNow } from './now.ts'

/** `doctor`: how a ledger stands, what is wrong with it, and what to do. Exits with 1 where something does not work. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('台账运行得怎样，有什么问题、怎么办 · how the ledger stands, what is wrong with it, and what to do')
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (flags: { json?: true; now?: string }, command: Command) => {
      const { parts, options, isStopped, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const found = await examine(parts, now === undefined ? {} : { now }).catch(unreadable)
        const buttons = isStopped ? undefined : (options.linkUrl ?? null)
        const said = { ...found, software: parts.software, buttons }
        console.log(flags.json === true ? doctorJson(said, language) : doctorText(said, language))
        if (found.findings.some(({ severity }) => severity === 'error')) process.exitCode = 1
      } finally {
        await close()
      }
    })

/** A ledger that cannot be read is a finding like any other. */
function unreadable(thrown: unknown): Diagnosis {
  if (!(thrown instanceof Failure)) throw thrown
  const { reason } = thrown
  const what = { zh: failureText(reason, 'zh'), en: failureText(reason, 'en') }
  return { findings: [{ severity: 'error', code: reason.kind, what }], standing: undefined }
}
