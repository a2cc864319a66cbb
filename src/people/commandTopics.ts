import { isTopicLevel } from './roomTopics.ts'

/**
 * A command goes to `TOPIC/ROLE/USER/SESSION`: below the command's own topic, as the twin file names it, stands who gives it, where a broker's
 * access rules can hold it to the credentials of the connection. Where nobody says otherwise, commands are below
 * `gemba/PLANT/command/NAME`, which the broker of `npm start` knows.
 */
export type CommandSender = {
  /** As the broker lets them be. */
  role: string
  user: string
  session: string
}

/** The topic of a command that somebody gives; null when who they are cannot be part of one. */
export function makeCommandTopic(topic: string, sender: CommandSender): string | null {
  const levels = [sender.role, sender.user, sender.session]
  return levels.every(isTopicLevel) ? [topic, ...levels].join('/') : null
}

/** The filter that catches a command, whoever gives it. */
export function commandFilter(topic: string): string {
  return `${topic}/+/+/+`
}

/** Which command a topic is of, and who gives it; null for a topic that is none of a command. */
export function readCommandTopic(whole: string): { topic: string; sender: CommandSender } | null {
  const levels = whole.split('/')
  const [role, user, session] = levels.slice(-3)
  const topic = levels.slice(0, -3).join('/')
  if (topic === '' || ![role, user, session].every(isTopicLevel)) return null
  return { topic, sender: { role, user, session } }
}

/** Whether the levels of a topic begin as `gemba/PLANT/command`. */
export function isGembaCommand(levels: readonly string[]): boolean {
  return levels[0] === 'gemba' && levels[2] === 'command'
}
