import { isDay } from '../calendar/days.ts'
import { previewSetting } from '../casework/settings/preview-setting.ts'
import { readSettings } from '../casework/settings/read-settings.ts'
import { PreviewQuery, SettingPreview, SettingsAnswer } from '../contract/settings.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** The unit's own figures. They are proposed and approved as records; here they are read, and tried out. */
export function settingRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/settings',
    {
      schema: {
        tags: ['questions'],
        summary: 'Every setting of the registers in use: what holds today, since when, by whom, and all figures before',
        response: { 200: SettingsAnswer },
      },
    },
    async (request) => asAnswer(granted(await readSettings(house, whoOf(request)))),
  )
  scope.get(
    '/api/settings/preview',
    {
      schema: {
        tags: ['questions'],
        summary: 'What a figure would do to the open records of its register; nothing is written',
        querystring: PreviewQuery,
        response: { 200: SettingPreview },
      },
    },
    async (request) => {
      const { from, value, ...asked } = request.query
      if (!isDay(from)) throw new Refusing([refusal('query-invalid', { detail: from }, { field: 'from' })])
      return asAnswer(granted(await previewSetting(house, whoOf(request), { ...asked, value: Number(value), from })))
    },
  )
}
