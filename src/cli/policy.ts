import { userInfo } from 'node:os'
import { Command } from 'commander'
import { applyPolicy, type PlannedPolicy, previewPolicy } from '../app/apply-policy.ts'
import { Failure } from '../model/failure.ts'
import type { Language } from '../model/language.ts'
import { AccessError } from '../standalone/web/access/access-error.ts'
import { personName } from '../standalone/web/access/person-name.ts'
import { connect, DEFAULT_FOLDER, folderOf } from './connect.ts'
import { nowOption, parseNow } from './now.ts'
import { countPolicy } from './policy-counts.ts'
import { policyJson } from './policy-json.ts'
import { policyText } from './policy-text.ts'

/** `policy preview|apply`: holds open cases to the time limits of today, when a manager asks for it (R23). */
export const policyCommand = (): Command =>
  new Command('policy')
    .description('时限标准改了以后 · after the time limits were changed')
    .addCommand(previewCommand())
    .addCommand(applyCommand())

const CASES = '只看这些编号 · these numbers only'

const previewCommand = (): Command =>
  new Command('preview')
    .description('看未结个案的时限会怎样变，不写入 · how the deadlines of open cases would move; writes nothing')
    .argument('[cases...]', CASES)
    .option('--json', '输出数据 · as data')
    .addOption(nowOption())
    .action(async (cases: readonly string[], flags: { json?: true; now?: string }, command: Command) => {
      const { parts, language, close } = await connect(command)
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const planned = await previewPolicy(parts, { cases, ...(now === undefined ? {} : { now }) })
        console.log(flags.json === true ? policyJson(planned) : policyText(planned, language))
        if (flags.json !== true && planned.plan.cases.length > 0)
          console.log(nextText(cases, folderOf(command), language))
      } finally {
        await close()
      }
    })

const applyCommand = (): Command =>
  new Command('apply')
    .description('未结个案改按现行标准 · hold open cases to the time limits of today')
    .argument('[cases...]', CASES)
    .option('--yes', '不再询问 · do not ask')
    .option('--by <name>', '记在历史里的姓名，默认本机用户名 · the name for the history; the user name by default')
    .addOption(nowOption())
    .action(async (cases: readonly string[], flags: { yes?: true; by?: string; now?: string }, command: Command) => {
      const by = flags.by === undefined ? userName() : personName(flags.by)
      if (by === undefined && flags.by !== undefined) throw new AccessError({ kind: 'name-unusable' })
      // A person reads the table and the history; where nobody looks on, the log has a line for each deadline.
      const { parts, language, close } = await connect(command, process.stderr.isTTY ? 'warn' : 'info')
      try {
        const now = parseNow(flags.now, parts.clock.now)
        const agree = (planned: PlannedPolicy, isOther: boolean): boolean | Promise<boolean> => {
          if (isOther) console.log(OTHER[language])
          console.log(policyText(planned, language))
          if (flags.yes === true) {
            // What was agreed to is what was shown: a script is told, and runs it again.
            if (isOther) throw new Failure({ kind: 'plan-changed' })
            return true
          }
          if (process.stdin.isTTY && process.stdout.isTTY) return confirmed(planned, language)
          throw new Failure({ kind: 'nobody-to-ask', option: '--yes' })
        }
        const applied = await applyPolicy(
          { ...parts, runId: parts.newRunId() },
          { cases, ...(by === undefined ? {} : { by }), ...(now === undefined ? {} : { now }) },
          agree,
        )
        if (applied === undefined) console.log(language === 'zh' ? '没有改动。' : 'Nothing was changed.')
        else if (applied.plan.cases.length === 0) console.log(policyText(applied, language))
        else console.log(appliedText(applied, language))
      } finally {
        await close()
      }
    })

const OTHER = {
  zh: '刚才有人改了台账或标准，没有写入；现在是这样：',
  en: 'Somebody changed the ledger or the time limits meanwhile; nothing was written. Now it is this:',
} as const

/** Who is logged in to this machine; undefined where it does not say, or nobody could read it. */
function userName(): string | undefined {
  try {
    return personName(userInfo().username)
  } catch {
    return undefined
  }
}

async function confirmed({ plan }: PlannedPolicy, language: Language): Promise<boolean> {
  const { confirm, isCancel } = await import('@clack/prompts')
  const answer = await confirm({
    message:
      language === 'zh'
        ? `改这 ${plan.cases.length} 件？`
        : `Change ${plan.cases.length === 1 ? 'this case' : `these ${plan.cases.length} cases`}?`,
    initialValue: false,
    active: language === 'zh' ? '改' : 'Yes',
    inactive: language === 'zh' ? '不改' : 'No',
  })
  return !isCancel(answer) && answer
}

/** What to type to have it done. */
function nextText(cases: readonly string[], folder: string, language: Language): string {
  const words = [
    'npx daily-clear',
    ...(folder === DEFAULT_FOLDER ? [] : [`--data ${folder}`]),
    'policy apply',
    ...cases,
  ]
  return language === 'zh'
    ? `没有写入。照此执行：${words.join(' ')}`
    : `Nothing was written. To have it done: ${words.join(' ')}`
}

function appliedText({ plan }: PlannedPolicy, language: Language): string {
  const { moves, mails } = countPolicy(plan)
  const zh = language === 'zh'
  const done = zh
    ? `已改 ${plan.cases.length} 件，${moves} 个时限；每个都记在“历史”里。`
    : `Changed ${plan.cases.length} ${plan.cases.length === 1 ? 'case' : 'cases'}, ${moves} ${moves === 1 ? 'deadline' : 'deadlines'}; each has its line in "History".`
  if (mails === 0) return done
  return `${done}${zh ? `因此到时的 ${mails} 件由下次巡检发邮件。` : ` The next sweep mails about the ${mails} that are due by it.`}`
}
