/** How a person may be reminded outside the house. Only what an administrator has configured is there. */
export type Channel = 'mail' | 'webhook'

/** Whatever carries words out of the house. Nothing leaves it otherwise, and it carries nothing but a number of things to do. */
export interface Outside {
  readonly channels: readonly Channel[]
  /** Rejects when the words could not be handed over; they are then tried again later. */
  send(channel: Channel, address: string, words: string): Promise<void>
}

/** A house nobody has given a way out. */
export const nowhere: Outside = {
  channels: [],
  send: () => Promise.reject(new Error('no way out of the house is configured')),
}
