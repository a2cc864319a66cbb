/**
 * `npm start` and `npm run dev`. Plain JavaScript, because it must run before anything is installed: installs what is
 * missing, then runs the server's TypeScript through tsx.
 */
import { installPackages } from './installPackages.mjs'

installPackages()
const { register } = await import('tsx/esm/api')
register()
const { main } = await import('./main.ts')
await main(process.argv.slice(2))
