import type { RegisterSpec } from '../kernel/spec.ts'
import { citizenMessage } from './messages/citizen-message.ts'
import { messageWatch } from './messages/message-watch.ts'
import { appointment } from './people/appointment.ts'
import { department } from './people/department.ts'
import { deputising } from './people/deputising.ts'
import { person } from './people/person.ts'
import { unit } from './people/unit.ts'
import { account } from './safeguards/account.ts'
import { erasure } from './safeguards/erasure.ts'
import { dataExport } from './safeguards/export.ts'
import { recording } from './safeguards/recording.ts'
import { seat } from './safeguards/seat.ts'
import { setting } from './safeguards/setting.ts'
import { share } from './safeguards/share.ts'

/** Every register of the house, in the order of the navigation. Adding one means its file and one line here. */
export const registers: readonly RegisterSpec[] = [
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
