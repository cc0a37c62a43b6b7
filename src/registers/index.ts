import type { RegisterSpec } from '../kernel/spec.ts'
import { budgetLine } from './finance/budget-line.ts'
import { contract } from './finance/contract.ts'
import { contractCheck } from './finance/contract-check.ts'
import { expenseRequest } from './finance/expense-request.ts'
import { expenseStandard } from './finance/expense-standard.ts'
import { outsourcing } from './finance/outsourcing.ts'
import { payment } from './finance/payment.ts'
import { purchase } from './finance/purchase.ts'
import { quotation } from './finance/quotation.ts'
import { receivable } from './finance/receivable.ts'
import { reimbursement } from './finance/reimbursement.ts'
import { treasurySurrender } from './finance/treasury-surrender.ts'
import { meetingTopic } from './meetings/meeting-topic.ts'
import { citizenMessage } from './messages/citizen-message.ts'
import { messageWatch } from './messages/message-watch.ts'
import { appointment } from './people/appointment.ts'
import { department } from './people/department.ts'
import { deputising } from './people/deputising.ts'
import { person } from './people/person.ts'
import { unit } from './people/unit.ts'
import { findingRemark } from './rectification/finding-remark.ts'
import { findingTask } from './rectification/finding-task.ts'
import { importedPaper } from './rectification/imported-paper.ts'
import { inspectionFeedback } from './rectification/inspection-feedback.ts'
import { inspectionFinding } from './rectification/inspection-finding.ts'
import { inspectionRound } from './rectification/inspection-round.ts'
import { rectificationEvidence } from './rectification/rectification-evidence.ts'
import { rectificationMeasure } from './rectification/rectification-measure.ts'
import { account } from './safeguards/account.ts'
import { erasure } from './safeguards/erasure.ts'
import { dataExport } from './safeguards/export.ts'
import { recording } from './safeguards/recording.ts'
import { seat } from './safeguards/seat.ts'
import { setting } from './safeguards/setting.ts'
import { share } from './safeguards/share.ts'

/** Every register of the house, in the order of the navigation. Adding one means its file and one line here. */
export const registers: readonly RegisterSpec[] = [
  inspectionFinding,
  rectificationMeasure,
  rectificationEvidence,
  findingTask,
  findingRemark,
  inspectionRound,
  inspectionFeedback,
  importedPaper,
  citizenMessage,
  messageWatch,
  budgetLine,
  expenseRequest,
  expenseStandard,
  reimbursement,
  payment,
  purchase,
  quotation,
  contract,
  contractCheck,
  outsourcing,
  receivable,
  treasurySurrender,
  meetingTopic,
  unit,
  department,
  person,
  appointment,
  deputising,
  seat,
  share,
  account,
  setting,
  dataExport,
  recording,
  erasure,
]
