import type { Words } from '../../../src/model/language.ts'
import type { Priority } from '../../../src/model/priority.ts'
import type { CaseRegister } from '../../../src/model/register.ts'
import { words } from './words.ts'

export type MandatoryContent = {
  readonly reason: Words
  readonly register?: CaseRegister
  readonly category?: Words
  readonly priorities?: readonly Priority[]
  readonly doneBy?: string
  readonly information?: true
  readonly remark: Words
}

/** What each of the rules' own classes is, as the tab's remarks and its check column say it. */
export const alwaysWords = {
  complaint: words('每一件投诉', 'every complaint'),
  contractor: words('外来单位施工的报修', 'repairs done by outside contractors'),
  plumbing: words('给排水的报修', 'repairs of water supply and drainage'),
  urgent: words('特急、紧急的报修', 'critical and urgent repairs'),
  information: words('业主提供的有效信息', 'valid information given by owners'),
} as const

/** What is called back at 100 % (R32). A site may add rows; these hold even where somebody takes them out. */
export const mandatoryContent: readonly MandatoryContent[] = [
  {
    reason: words('投诉', 'Complaint'),
    register: 'complaint',
    remark: alwaysWords.complaint,
  },
  {
    reason: words('外来施工', 'Outside contractor'),
    register: 'repair',
    doneBy: 'contractor',
    remark: alwaysWords.contractor,
  },
  {
    reason: words('给排水等紧急报修', 'Emergency repair'),
    register: 'repair',
    category: words('给排水', 'Water supply and drainage'),
    remark: alwaysWords.plumbing,
  },
  {
    reason: words('给排水等紧急报修', 'Emergency repair'),
    register: 'repair',
    priorities: ['critical', 'urgent'],
    remark: alwaysWords.urgent,
  },
  {
    reason: words('有效信息', 'Valid information'),
    information: true,
    remark: alwaysWords.information,
  },
]
