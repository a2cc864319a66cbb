import { isAnonymous } from '#people/Credentials.ts'
import { accounts, type Account } from '#people/roles.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import { nearestName } from '#twin/nearestName.ts'
import { isPasswordHash } from './hashPassword.ts'

/** Somebody who may come in. */
export type User = {
  account: Account
  /** Made by `hashPassword`. */
  password: string
}

/** By name. */
export type Users = Map<string, User>

/** Reads a file of users: `{"users": {"anna": {"role": "engineer", "password": "scrypt$…"}}}`. What is wrong comes back as a sentence. */
export function readUsers(text: string): { users: Users } | { problem: string } {
  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    return { problem: `it is no JSON (${error instanceof Error ? error.message : String(error)})` }
  }
  const listed = isRecord(root) ? root.users : undefined
  if (!isRecord(listed)) return { problem: 'it has no list “users”' }
  const users: Users = new Map()
  for (const [name, entry] of Object.entries(listed)) {
    const wrong = nameProblem(name)
    if (wrong !== null) return { problem: wrong }
    const { role, password } = isRecord(entry) ? entry : {}
    const account = accounts.find((known) => known === role)
    if (account === undefined) return { problem: `${name}: ${roleProblem(role)}` }
    if (typeof password !== 'string' || !isPasswordHash(password)) {
      return {
        problem: `${name}: “password” is no scrypt hash. npm run access -- add ${name} --role ${account} makes one`,
      }
    }
    users.set(name, { account, password })
  }
  return { users }
}

/** What keeps a text from being somebody's name; null when it may be one. */
export function nameProblem(name: string): string | null {
  const shown = name.slice(0, 40)
  if (!isTopicLevel(name) || /\s/u.test(name)) {
    return `“${shown}” cannot be a user: names go into topics, so no spaces and none of + # / $, and 64 characters at most`
  }
  if (name.startsWith('~') || isAnonymous(name)) {
    return `“${shown}” cannot be a user: names with ~ belong to people without a password`
  }
  return null
}

/** What is wrong with a role, as a sentence. */
export function roleProblem(role: unknown): string {
  const known = accounts.join(', ')
  if (typeof role !== 'string') return `there is no “role”; it is one of ${known}`
  const nearest = nearestName(role, accounts)
  return `there is no role “${role.slice(0, 40)}”${nearest ? `, did you mean ${nearest}?` : ''} They are ${known}`
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
