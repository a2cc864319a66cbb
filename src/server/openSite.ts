import { createServer, type RequestListener, type Server } from 'node:http'
import { createSecureServer } from 'node:http2'
import type { Server as NetServer } from 'node:net'
import { join } from 'node:path'
import { buildPage, isBuildNeeded } from './buildPage.ts'
import { listen } from './listen.ts'
import type { Certificate } from './makeCertificate.ts'
import { makeStaticHost, sayText, setSafetyHeaders, type Handler } from './makeStaticHost.ts'
import { openTlsDoor } from './openTlsDoor.ts'
import type { SiteConfig } from './SiteConfig.ts'

export type SiteOptions = {
  /** The project's folder. */
  root: string
  /** A folder to serve as it is, instead of building `dist/`. */
  dist?: string
  dev: boolean
  host: string
  port: number
  /** Serves over TLS with it. */
  certificate?: Certificate
  config: SiteConfig
  /** Ends a build that is under way. */
  signal: AbortSignal
  say: (line: string) => void
}

export type Site = {
  server: Server
  port: number
  /** Builds if that is needed, and begins to serve the page. */
  serve(): Promise<void>
  close(): Promise<void>
}

/** The page's web server. It listens at once, so that a taken port shows before a build, and serves after `serve`. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const { root, say, signal } = options
  let handler = askForPatience
  let closeVite: (() => Promise<void>) | undefined
  const answer: RequestListener = (request, response) => {
    if (request.url?.split('?', 1)[0] === '/gemba.json') {
      setSafetyHeaders(response)
      response.writeHead(200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'no-cache',
      })
      response.end(JSON.stringify(options.config))
      return
    }
    handler(request, response).catch((error: unknown) => {
      say(
        `${request.url} could not be served: ${error instanceof Error ? error.message : String(error)}`,
      )
      if (response.headersSent) response.destroy()
      else sayText(response, 500, 'This could not be served.')
    })
  }
  const web = options.certificate ? openTls(options.certificate, answer) : openPlain(answer)
  const port = await listen(web.door, options.host, options.port, '--port')

  return {
    server: web.server,
    port,
    async serve() {
      if (options.dev) {
        const { createServer: createVite } = await import('vite')
        const vite = await createVite({
          root,
          server: { middlewareMode: true, hmr: { server: web.server } },
          appType: 'spa',
        })
        closeVite = () => vite.close()
        handler = (request, response) => {
          vite.middlewares(request, response)
          return Promise.resolve()
        }
        return
      }
      web.server.on('upgrade', (request, socket) => {
        if (request.url?.split('?', 1)[0] !== '/mqtt') socket.destroy()
      })
      if (options.dist === undefined && isBuildNeeded(root)) {
        say('Building the page …')
        await buildPage(root, signal)
      }
      // Plants come from where they are edited: a changed twin file shows when the page is loaded again.
      handler = options.dist
        ? makeStaticHost(options.dist)
        : makeStaticHost(join(root, 'dist'), { models: root })
    },
    async close() {
      web.close()
      await closeVite?.()
    },
  }
}

type Web = {
  /** Answers requests. */
  server: Server
  /** Listens on the port. */
  door: NetServer
  close(): void
}

function openPlain(answer: RequestListener): Web {
  const server = createServer(answer)
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { server, door: server, close }
}

function openTls(certificate: Certificate, answer: RequestListener): Web {
  // A page's many files come over one connection: browsers make a mess of many whose certificate a person has let pass. WebSockets
  // come over HTTP/1.1, and answers are written alike for both.
  const options = { ...certificate, allowHTTP1: true }
  const server = createSecureServer(options, answer as never) as unknown as Server
  const door = openTlsDoor(server)
  return { server, door: door.server, close: () => door.close() }
}

const askForPatience: Handler = (_request, response) => {
  sayText(response, 503, 'Gemba is being built. Try again in a moment.')
  return Promise.resolve()
}
