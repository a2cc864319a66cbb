import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import { UsageError } from '../UsageError.ts'
import { isPassword } from './hashPassword.ts'
import { readUsers, type User, type Users } from './readUsers.ts'

/** Milliseconds between two looks at the file. */
const lookInterval = 2000
/** Passwords that are tried at once: each takes 16 MB, and a stranger can send as many as they like. */
const mostTries = 8
/** Who waits for a try beyond that is refused. */
const mostWaiting = 200

export type UserBook = {
  /** The user of that name and password; null when there is none, or too many are asking. */
  find(name: string, password: string): Promise<User | null>
  /** Who somebody is now; undefined when they have been taken from the list. */
  get(name: string): User | undefined
  /** Is called when the file has changed. */
  onChange: () => void
  close(): void
}

/** The users of a file, as it is now: it is read again when it changes. Throws a `UsageError` when it cannot be read at first. */
export function openUsers(file: string, say: (line: string) => void): UserBook {
  const first = read(file)
  if (typeof first === 'string') throw new UsageError(`--users ${file}: ${first}.`)
  let users = first
  let tries = 0
  const waiting: (() => void)[] = []
  const book: UserBook = {
    async find(name, password) {
      if (tries >= mostTries) {
        if (waiting.length >= mostWaiting) return null
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
      tries++
      try {
        const user = users.get(name)
        // A name that nobody has takes as long as a wrong password.
        const isRight = await isPassword(password, (user ?? nobody).password)
        return user && isRight ? user : null
      } finally {
        tries--
        waiting.shift()?.()
      }
    },
    get: (name) => users.get(name),
    onChange: () => undefined,
    close: () => unwatchFile(file, look),
  }
  const look = () => {
    const next = read(file)
    if (typeof next === 'string') {
      say(`${file}: ${next}. The users stay as they were.`)
      return
    }
    users = next
    say(`${file} has changed: ${users.size} users.`)
    book.onChange()
  }
  watchFile(file, { interval: lookInterval, persistent: false }, look)
  return book
}

const nobody: User = {
  account: 'kiosk',
  password: `scrypt$16384$8$1$${'A'.repeat(22)}==$${'A'.repeat(43)}=`,
}

function read(file: string): Users | string {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    return code === 'ENOENT'
      ? 'there is no such file. npm run access -- add NAME --role ROLE makes it'
      : 'it cannot be read'
  }
  const found = readUsers(text)
  return 'problem' in found ? found.problem : found.users
}
