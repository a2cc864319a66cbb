import type { Server } from 'node:net'
import { UsageError } from './UsageError.ts'

/**
 * Starts listening and returns the port (0 stands for any free one). Throws a `UsageError` that names the port and the
 * flag to change it with when that is impossible.
 */
export async function listen(
  server: Server,
  host: string,
  port: number,
  flag: string,
): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new UsageError(saying(error, host, port, flag), 1))
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('listen: not a TCP server')
  return address.port
}

function saying(error: NodeJS.ErrnoException, host: string, port: number, flag: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken by another program. Choose another with ${flag} N.`
  }
  if (error.code === 'EACCES')
    return `Port ${port} needs more rights than this user has. Choose another with ${flag} N.`
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return `This machine has no address ${host}. Choose another with --host, for example 127.0.0.1 or 0.0.0.0.`
  }
  return `Cannot listen on port ${port} of ${host}: ${error.message}.`
}
