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
  readonly information?: 'yes'
  readonly remark: Words
}

/** What is called back at 100 % (R32). A site may add rows; these hold even where somebody takes them out. */
export const mandatoryContent: readonly MandatoryContent[] = [
  {
    reason: words('投诉', 'Complaint'),
    register: 'complaint',
    remark: words('每一件投诉', 'Every complaint'),
  },
  {
    reason: words('外来施工', 'Outside contractor'),
    register: 'repair',
    doneBy: 'contractor',
    remark: words('外来单位施工的报修', 'Repairs done by outside contractors'),
  },
  {
    reason: words('给排水等紧急报修', 'Emergency repair'),
    register: 'repair',
    category: words('给排水', 'Water supply and drainage'),
    remark: words('给排水', 'Water supply and drainage'),
  },
  {
    reason: words('给排水等紧急报修', 'Emergency repair'),
    register: 'repair',
    priorities: ['critical', 'urgent'],
    remark: words('特急、紧急的报修', 'Critical and urgent repairs'),
  },
  {
    reason: words('有效信息', 'Valid information'),
    information: 'yes',
    remark: words('业主提供的有效信息', 'Valid information given by owners'),
  },
]
