import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '#server/makeCertificate.ts'
import { freePort } from './freePort.ts'

/** Where nginx is on this machine, or undefined: tests that need it skip then, saying so. */
export const nginxPath = [
  '/usr/sbin/nginx',
  '/usr/local/sbin/nginx',
  '/opt/homebrew/bin/nginx',
].find((path) => existsSync(path))

/**
 * A real nginx on 127.0.0.1 with the shipped configuration, over TLS; only its name, ports and places are others. `broker` is the port
 * that stands behind `mqtt`.
 */
export async function openNginx(site: string, broker: number) {
  if (!nginxPath) throw new Error('openNginx: nginx is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'gemba-nginx-'))
  const [port, plainPort] = [await freePort(), await freePort()]
  const certificate = await makeCertificate(['127.0.0.1'], new Date())
  for (const place of ['body', 'proxy', 'other']) mkdirSync(join(folder, place))
  writeFileSync(join(folder, 'fullchain.pem'), certificate.cert)
  writeFileSync(join(folder, 'privkey.pem'), certificate.key)
  const text = shipped('gemba.conf')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('listen 80', `listen 127.0.0.1:${plainPort}`)
    .replaceAll('gemba.example.com', '127.0.0.1')
    .replaceAll('/etc/nginx/gemba', folder)
    .replace('/srv/gemba', site)
    .replace('127.0.0.1:9001', `127.0.0.1:${broker}`)
  const types = existsSync('/etc/nginx/mime.types') ? 'include /etc/nginx/mime.types;' : ''
  const temporary = ['fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, 'other')};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
${process.getuid?.() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http {
  ${types}
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; ${temporary.join(' ')}
  ${shipped('gemba-headers.conf')}
  ${text}
}
`,
  )
  const child = spawn(
    nginxPath,
    ['-p', folder, '-e', 'error.log', '-c', join(folder, 'nginx.conf')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const close = async () => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    }
    rmSync(folder, { recursive: true })
  }
  for (let attempt = 0; !(await isOpen(port)); attempt++) {
    if (attempt > 200 || child.exitCode !== null) {
      await close()
      throw new Error(`openNginx: nginx did not start: ${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return { port, plainPort, close }
}

function shipped(name: string): string {
  return readFileSync(new URL(`../../public/deploy/nginx/${name}`, import.meta.url), 'utf8')
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
