import type { Flags } from '../readFlags.ts'

/** What to print about who may do what with the broker of this program. */
export function sayAccess({ users, anonymous, mqttHost }: Flags): string[] {
  const isHere = /^(127\.|localhost$|::1$)/.test(mqttHost)
  if (users === undefined) {
    const role = anonymous ?? 'engineer'
    const lines = [
      `Everybody who opens the page is ${role === 'inspector' || role === 'operator' || role === 'engineer' ? 'an' : 'a'} ${role} in its rooms, without a password; --users and --anonymous change that.`,
    ]
    if (!isHere) {
      lines.push(
        `Whoever reaches plain MQTT on ${mqttHost} can publish as the plant: add --users, or leave out --host.`,
      )
    }
    return lines
  }
  return [
    `Who may do what is in ${users}; ${anonymous === undefined ? 'nobody comes in without a password' : `without a password people are ${anonymous}`}. From this machine, plain MQTT may publish the plant's values without one.`,
  ]
}
