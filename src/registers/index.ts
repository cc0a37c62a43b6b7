import type { RegisterSpec } from '../kernel/spec.ts'
import { citizenMessage } from './messages/citizen-message.ts'
import { messageWatch } from './messages/message-watch.ts'
import { mechanism } from './mechanisms/mechanism.ts'
import { relapseWarning } from './mechanisms/relapse-warning.ts'
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
import { asOfSnapshot } from './rectification/as-of-snapshot.ts'
import { extensionRequest } from './rectification/extension-request.ts'
import { handOver } from './rectification/hand-over.ts'
import { rectificationPlan } from './rectification/rectification-plan.ts'
import { reviewOpinion } from './rectification/review-opinion.ts'
import { supervisionLetter } from './rectification/supervision-letter.ts'
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
  rectificationPlan,
  reviewOpinion,
  supervisionLetter,
  extensionRequest,
  handOver,
  asOfSnapshot,
  importedPaper,
  mechanism,
  relapseWarning,
  citizenMessage,
  messageWatch,
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
