import type { RegisterSpec } from '../kernel/spec.ts'
import { publicNotice } from './disclosure/public-notice.ts'
import { noticeAppearance } from './disclosure/notice-appearance.ts'
import { publicOpinion } from './disclosure/public-opinion.ts'
import { opinionTransfer } from './disclosure/opinion-transfer.ts'
import { inPartyCirculation } from './disclosure/in-party-circulation.ts'
import { supervisionChannel } from './disclosure/supervision-channel.ts'
import { channelCheck } from './disclosure/channel-check.ts'
import { supervisionReceived } from './disclosure/supervision-received.ts'
import { decisionFollowUp } from './meetings/decision-follow-up.ts'
import { divisionOfLabour } from './meetings/division-of-labour.ts'
import { meetingTopic } from './meetings/meeting-topic.ts'
import { meeting } from './meetings/meeting.ts'
import { memberView } from './meetings/member-view.ts'
import { minutesCheck } from './meetings/minutes-check.ts'
import { procedureRules } from './meetings/procedure-rules.ts'
import { affiliatedCompany } from './finance/affiliated-company.ts'
import { assetCard } from './assets/asset-card.ts'
import { assetClass } from './assets/asset-class.ts'
import { assetKeeper } from './assets/asset-keeper.ts'
import { assetCount } from './assets/asset-count.ts'
import { assetCountLine } from './assets/asset-count-line.ts'
import { assetDisposal } from './assets/asset-disposal.ts'
import { assetHandOver } from './assets/asset-hand-over.ts'
import { premisesFiling } from './assets/premises-filing.ts'
import { billboard } from './assets/billboard.ts'
import { billboardRound } from './assets/billboard-round.ts'
import { billboardTicket } from './assets/billboard-ticket.ts'
import { vehicle } from './assets/vehicle.ts'
import { vehicleTrip } from './assets/vehicle-trip.ts'
import { vehicleCheck } from './assets/vehicle-check.ts'
import { supplyItem } from './assets/supply-item.ts'
import { supplyMovement } from './assets/supply-movement.ts'
import { budgetLine } from './finance/budget-line.ts'
import { businessIncome } from './finance/business-income.ts'
import { contract } from './finance/contract.ts'
import { contractCheck } from './finance/contract-check.ts'
import { expenseRequest } from './finance/expense-request.ts'
import { expenseStandard } from './finance/expense-standard.ts'
import { financeTraining } from './finance/finance-training.ts'
import { depreciation } from './finance/depreciation.ts'
import { earmarkedFund } from './finance/earmarked-fund.ts'
import { fuelCard } from './finance/fuel-card.ts'
import { fuelling } from './finance/fuelling.ts'
import { fundEntry } from './finance/fund-entry.ts'
import { fundingApplication } from './finance/funding-application.ts'
import { paidOnBehalf } from './finance/paid-on-behalf.ts'
import { income } from './finance/income.ts'
import { incomeReconciliation } from './finance/income-reconciliation.ts'
import { outsourcing } from './finance/outsourcing.ts'
import { payment } from './finance/payment.ts'
import { purchase } from './finance/purchase.ts'
import { quotation } from './finance/quotation.ts'
import { receivable } from './finance/receivable.ts'
import { reimbursement } from './finance/reimbursement.ts'
import { purchaseSelfAudit } from './finance/purchase-self-audit.ts'
import { retroVoucher } from './finance/retro-voucher.ts'
import { thriftCheck } from './finance/thrift-check.ts'
import { treasurySurrender } from './finance/treasury-surrender.ts'
import { undiscussedPurchase } from './finance/undiscussed-purchase.ts'
import { voucherCheck } from './finance/voucher-check.ts'
import { citizenMessage } from './messages/citizen-message.ts'
import { messageWatch } from './messages/message-watch.ts'
import { mechanism } from './mechanisms/mechanism.ts'
import { relapseWarning } from './mechanisms/relapse-warning.ts'
import { appointment } from './people/appointment.ts'
import { department } from './people/department.ts'
import { deputising } from './people/deputising.ts'
import { person } from './people/person.ts'
import { unit } from './people/unit.ts'
import { annualTargetLink } from './rectification/annual-target-link.ts'
import { carryOver } from './rectification/carry-over.ts'
import { comparisonPaper } from './rectification/comparison-paper.ts'
import { democraticLifeMeeting } from './rectification/democratic-life-meeting.ts'
import { evaluation } from './rectification/evaluation.ts'
import { evaluationDeduction } from './rectification/evaluation-deduction.ts'
import { handlingCount } from './rectification/handling-count.ts'
import { legacyEscalation } from './rectification/legacy-escalation.ts'
import { lookBackCheck } from './rectification/look-back-check.ts'
import { moneySlip } from './rectification/money-slip.ts'
import { outcome } from './rectification/outcome.ts'
import { preMeetingTalk } from './rectification/pre-meeting-talk.ts'
import { principalDuty } from './rectification/principal-duty.ts'
import { pushedProblem } from './rectification/pushed-problem.ts'
import { rectificationGroup } from './rectification/rectification-group.ts'
import { rectificationMeeting } from './rectification/rectification-meeting.ts'
import { rectifiedMoney } from './rectification/rectified-money.ts'
import { regulation } from './rectification/regulation.ts'
import { regulationCheck } from './rectification/regulation-check.ts'
import { reportSent } from './rectification/report-sent.ts'
import { satisfactionBallot } from './rectification/satisfaction-ballot.ts'
import { selfCheckMaterial } from './rectification/self-check-material.ts'
import { similarCheck } from './rectification/similar-check.ts'
import { supervisionCheck } from './rectification/supervision-check.ts'
import { writtenExplanation } from './rectification/written-explanation.ts'
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
  rectificationGroup,
  principalDuty,
  rectificationMeeting,
  pushedProblem,
  democraticLifeMeeting,
  preMeetingTalk,
  comparisonPaper,
  selfCheckMaterial,
  carryOver,
  rectifiedMoney,
  moneySlip,
  writtenExplanation,
  regulation,
  regulationCheck,
  similarCheck,
  supervisionCheck,
  legacyEscalation,
  annualTargetLink,
  handlingCount,
  reportSent,
  lookBackCheck,
  satisfactionBallot,
  evaluation,
  evaluationDeduction,
  outcome,
  publicNotice,
  noticeAppearance,
  publicOpinion,
  opinionTransfer,
  inPartyCirculation,
  supervisionChannel,
  channelCheck,
  supervisionReceived,
  mechanism,
  relapseWarning,
  citizenMessage,
  messageWatch,
  meeting,
  meetingTopic,
  memberView,
  decisionFollowUp,
  procedureRules,
  divisionOfLabour,
  minutesCheck,
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
  income,
  incomeReconciliation,
  businessIncome,
  earmarkedFund,
  fundEntry,
  paidOnBehalf,
  fuelCard,
  fuelling,
  depreciation,
  voucherCheck,
  retroVoucher,
  purchaseSelfAudit,
  undiscussedPurchase,
  fundingApplication,
  affiliatedCompany,
  thriftCheck,
  financeTraining,
  assetCard,
  assetClass,
  assetKeeper,
  assetCount,
  assetCountLine,
  assetDisposal,
  assetHandOver,
  premisesFiling,
  billboard,
  billboardRound,
  billboardTicket,
  vehicle,
  vehicleTrip,
  vehicleCheck,
  supplyItem,
  supplyMovement,
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
