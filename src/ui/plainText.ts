export { plainText } from '#twin/plainText.ts'
