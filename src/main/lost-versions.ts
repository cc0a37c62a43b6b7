import type { House } from '../casework/house.ts'
import { openVersions } from '../drivers/store/open-versions.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import { CommandFailed } from './tongue.ts'

/**
 * A record keeps the procedure it began under. While one is under way whose version is not among the registers, nothing could be done with it, and time would
 * pass over it: the house does not start, and says which files are missing.
 */
export async function refuseLostVersions(
  { registers }: Pick<House, 'registers'>,
  store: Pick<OpenStore, 'session' | 'units'>,
): Promise<void> {
  const lost = (await openVersions(store)).filter(({ register, version }) => !registers.get(register, version))
  if (lost.length === 0) return
  const names = lost.map(({ register, version, count }) => `${register}@${version}（${count}）`).join('、')
  throw new CommandFailed({
    zh: `有在办记录所依据的流程版本不在程序中，无法启动：${names}。请放回这些旧版本文件。`,
    en: `Records under way began under versions of registers that are not here: ${names}. Put the files of these versions back.`,
  })
}
