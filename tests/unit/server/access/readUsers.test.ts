import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword, isPasswordHash } from '#server/access/hashPassword.ts'
import { nameProblem, readUsers } from '#server/access/readUsers.ts'

const password = `scrypt$16384$8$1$${'A'.repeat(22)}==$${'A'.repeat(43)}=`

function problemOf(users: unknown): string {
  const found = readUsers(JSON.stringify(users))
  return 'problem' in found ? found.problem : ''
}

describe('readUsers', () => {
  it('reads who is who', () => {
    const found = readUsers(JSON.stringify({ users: { anna: { role: 'engineer', password } } }))
    expect(found).toEqual({ users: new Map([['anna', { account: 'engineer', password }]]) })
  })

  it('says in words what is wrong with a file', () => {
    expect(readUsers('{')).toMatchObject({ problem: expect.stringContaining('no JSON') })
    expect(problemOf([])).toContain('“users”')
    expect(problemOf({ users: { anna: { role: 'enginer', password } } })).toContain(
      'did you mean engineer?',
    )
    expect(problemOf({ users: { anna: { password } } })).toContain('there is no “role”')
    expect(problemOf({ users: { anna: { role: 'guest', password: 'secret' } } })).toContain(
      'npm run access -- add anna --role guest',
    )
    expect(problemOf({ users: { 'a/b': { role: 'guest', password } } })).toContain('“a/b”')
    expect(problemOf({ users: { '~abcd1234': { role: 'guest', password } } })).toContain('~')
  })

  it('has no name that a topic or an access file would trip over', () => {
    for (const name of ['', 'a b', 'a+', '#', '$a', 'x'.repeat(65), 'a\nuser b', '~a']) {
      expect(nameProblem(name)).not.toBeNull()
    }
    for (const name of ['anna', 'anna@site.example', 'Jörg', '現場', '__proto__']) {
      expect(nameProblem(name)).toBeNull()
    }
  })
})

describe('hashPassword', () => {
  it('knows its password again, and no other', async () => {
    const kept = await hashPassword('correct horse')
    expect(isPasswordHash(kept)).toBe(true)
    expect(kept).not.toContain('correct')
    expect(await hashPassword('correct horse')).not.toBe(kept)
    expect(await isPassword('correct horse', kept)).toBe(true)
    expect(await isPassword('correct horsE', kept)).toBe(false)
  })

  it('takes no hash that would cost too much to try', () => {
    expect(isPasswordHash(password)).toBe(true)
    for (const [from, to] of [
      ['16384', '9999999'],
      ['16384', '1048576'],
      ['16384', '16383'],
      ['$8$1$', '$8$9$'],
      ['scrypt', 'plain'],
    ]) {
      expect(isPasswordHash(password.replace(from, to))).toBe(false)
    }
  })
})
